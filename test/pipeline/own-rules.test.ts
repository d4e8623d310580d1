import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { type OwnRules, withRules } from '../../src/pipeline/own-rules.ts';

const HEAD = `
[speaker]
id = "mine"
[sources]
log = { title = "Our own log", date = "2026-11-25" }
`;

interface Own {
  readonly id?: string;
  readonly reason?: string;
  readonly fields?: string;
  readonly words?: string;
  readonly example: string;
}

const rule = ({ id = 'one', reason = 'policy', fields = '', words = '', example }: Own): string => `
[[rule]]
id = "${id}"
reason = "${reason}"
${words && `words = [${JSON.stringify(words)}]`}
source = "log"
examples = [${JSON.stringify(example)}]
${fields}
`;

const own = (...rules: readonly Own[]): OwnRules => {
  const text = HEAD + rules.map(rule).join('\n');
  return withRules([{ name: 'mine.toml', content: parse(text) }]);
};

describe("a user's rule wins over any built-in one", () => {
  const check = (
    name: string,
    rules: Own,
    reply: string,
    reason: string,
    facts: Facts = {},
  ): void =>
    it(name, () => {
      const made = own(rules);
      expect(made.problems).toEqual([]);
      expect(classify(reply, facts, { rules: made.rules }).reason).toBe(reason);
    });

  const hint = 'strength = "hint"';
  check(
    'a hint over a sentence',
    { words: 'does not exist', fields: hint, example: '550 5.1.1 it does not exist' },
    '550 5.1.1 The email account that you tried to reach does not exist.',
    'policy',
  );
  check(
    'a code over words',
    { fields: 'status = ["5.1.1"]', example: '550 5.1.1 User unknown' },
    '550 5.1.1 User unknown',
    'policy',
  );
  check(
    'in the inner reply only: words around it do not',
    { words: 'my own gateway', example: '550 my own gateway' },
    'my own gateway: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown',
    'user-unknown',
  );
  check(
    'and over the prose around the reply, even with a code',
    { fields: 'code = ["554"]', example: '554 no' },
    '554 no',
    'policy',
    { context: 'The mailbox is full, the user has exceeded the quota.' },
  );
  check(
    'whoever speaks',
    {
      words: 'IP address * blocked',
      example: '550 IP address 192.0.2.1 blocked',
      reason: 'rate-limited',
    },
    '550 IP address 192.0.2.7 blocked - gsmtp',
    'rate-limited',
  );
});

it('is no less sure for what it overrules', () => {
  const { rules } = own({
    reason: 'content-policy',
    words: 'user unknown in our zoo',
    example: '550 user unknown in our zoo',
  });
  const { reason, confidence, evidence, alternatives } = classify(
    '550 5.1.1 user unknown in our zoo',
    {},
    { rules },
  );
  expect({ reason, rule: evidence[0]?.rule }).toEqual({
    reason: 'content-policy',
    rule: 'mine/one',
  });
  expect(confidence).toBeGreaterThanOrEqual(0.95);
  expect(evidence[0]?.source).toBe('Our own log, 2026-11-25');
  expect(alternatives[0]?.reason).toBe('user-unknown');
});

it('leaves other replies as they were, and changes the version', () => {
  const { rules } = own({ words: 'parrots are refused', example: '550 parrots are refused' });
  const replies = ['552 5.2.2 Mailbox is full', '550 5.1.1 User unknown', '421 4.7.0 try later'];
  for (const reply of replies) expect(classify(reply, {}, { rules })).toEqual(classify(reply));
  expect(rules.data.version).not.toBe(withRules([]).rules.data.version);
});

it('judges mails too', () => {
  const { rules } = own({ words: 'parrots are refused', example: '550 parrots are refused' });
  const mail = [
    'From: MAILER-DAEMON@example.org',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; a@example.com',
    'Action: failed',
    'Status: 5.0.0',
    'Diagnostic-Code: smtp; 554 parrots are refused',
    '',
    '--b--',
  ].join('\r\n');
  expect(decode(mail, { rules }).reports[0]?.evidence[0]?.rule).toBe('mine/one');
});

it('adds marks and hosts to a speaker that is known already', () => {
  const text = `
[speaker]
id = "gmail"
hosts = [".parrot.example"]
[sources]
log = { title = "Our own log", date = "2026-11-25" }
${rule({ id: 'own-parrots', words: 'no parrots', fields: 'needs-speaker = true', example: '550 no parrots' })}`;
  const { rules, problems } = withRules([{ name: 'mine.toml', content: parse(text) }]);
  expect(problems).toEqual([]);
  const verdict = classify('550 no parrots', { mx: 'mx.parrot.example' }, { rules });
  expect(verdict).toMatchObject({ reason: 'policy', spokenBy: 'gmail' });
});

describe('says what is wrong, and goes on', () => {
  const good: Own = { words: 'parrots are refused', example: '550 parrots are refused' };
  const rows: readonly (readonly [string, string, string])[] = [
    ['a dead rule', HEAD + rule({ ...good, example: '550 no' }), 'mine/one: is dead'],
    [
      'a rule taken by another of the file',
      HEAD +
        rule(good) +
        rule({ ...good, id: 'two', reason: 'spam-content', fields: 'strength = "mark"' }),
      'mine/one: is shadowed in its example "550 parrots are refused" by mine/two',
    ],
    ['an unsafe phrase', HEAD + rule({ ...good, words: '(a+)+$' }), 'can backtrack'],
    ['a rule without example', HEAD + rule(good).replace(/examples.*/, ''), 'has no example'],
    [
      'no reason',
      HEAD + rule(good).replace(/reason.*/, ''),
      'has no `reason`: `postbound reasons` lists them',
    ],
    [
      'a reason to be filled in',
      HEAD + rule({ ...good, reason: '…' }),
      '`reason`: "…" is not one of the reasons',
    ],
    [
      'a code that is none',
      HEAD + rule({ ...good, fields: 'code = ["55"]' }),
      '`code` "55": must be like',
    ],
    [
      'a status that is none',
      HEAD + rule({ ...good, fields: 'status = ["511"]' }),
      '`status` "511": must be like',
    ],
    [
      'a detail that is none',
      HEAD + rule({ ...good, fields: 'detail = { blockedBy = "me", by = "me" }' }),
      'unknown key `detail.by`; known: limitOf',
    ],
    ['no rules', HEAD, 'mine.toml : holds no [[rule]]'],
    [
      'a slip in the file',
      HEAD + rule(good).replace('[[rule]]', '[[rules]]'),
      'unknown key `rules` (did you mean rule?)',
    ],
    [
      'the id of a built-in rule',
      HEAD.replace('mine', 'common') + rule({ ...good, id: 'user-unknown' }),
      'the id is taken in the built-in rules',
    ],
  ];
  it.each(rows)('%s', (_name, text, message) => {
    const { rules, problems } = withRules([{ name: 'mine.toml', content: parse(text) }]);
    const said = problems.map((one) => `${one.file} ${one.rule}: ${one.message}`).join('\n');
    expect(said).toContain(message);
    expect(classify('552 5.2.2 Mailbox is full', {}, { rules }).reason).toBe('mailbox-full');
  });

  it.each([null, [], 'text', 7, { rule: 7 }, { rule: [7] }, { speaker: [], rule: [{}] }])(
    'contents like %j',
    (content) => {
      const files = [{ name: 'odd', content: content as never }];
      expect(withRules(files).problems.length).toBeGreaterThan(0);
    },
  );
});
