import { describe, expect, it } from 'vitest';
import { judge } from '../../src/classify/judge.ts';
import type { Facts } from '../../src/model/facts.ts';
import { rulesOf } from '../helpers/rules.ts';

const COMMON = `
[speaker]
id = "common"
kind = "common"
[[rule]]
id = "user-unknown"
reason = "user-unknown"
words = ["user unknown", "no such user"]
source = "src"
examples = ["550 user unknown"]
[[rule]]
id = "full"
reason = "mailbox-full"
words = ["mailbox is full"]
source = "src"
examples = ["552 mailbox is full"]
[[rule]]
id = "sender"
reason = "sender-invalid"
words = ["sender rejected"]
without = ["relay*"]
source = "src"
examples = ["550 sender rejected"]
[[rule]]
id = "policy-hint"
reason = "policy"
words = ["access denied"]
strength = "hint"
source = "src"
examples = ["550 access denied"]
[[rule]]
id = "status-unknown"
reason = "user-unknown"
status = ["5.1.1"]
source = "src"
examples = ["550 5.1.1 no"]
[[rule]]
id = "status-null-mx"
reason = "domain-no-mail"
status = ["5.1.10"]
source = "src"
examples = ["556 5.1.10 no"]
[[rule]]
id = "spf"
reason = "auth-spf"
words = ["spf check failed"]
source = "src"
examples = ["550 spf check failed"]
[[rule]]
id = "grey"
reason = "greylisted"
words = ["greylisted for"]
source = "src"
examples = ["450 greylisted for 300 seconds"]
[[rule]]
id = "grey-by-status"
reason = "greylisted"
words = ["try that again"]
status = ["4.7.1"]
strength = "phrase"
source = "src"
examples = ["450 4.7.1 try that again"]
`;

const BIG = `
[speaker]
id = "big"
kind = "receiver"
hosts = [".big.example"]
marks = ["bgsmtp"]
[[rule]]
id = "null-mx-means-unknown"
reason = "user-unknown"
status = ["5.1.10"]
needs-speaker = true
source = "src"
examples = ["550 5.1.10 no"]
[[rule]]
id = "rate"
reason = "rate-limited"
words = ["BG-607"]
strength = "mark"
source = "src"
examples = ["550 5.1.1 user unknown BG-607"]
`;

const { rules, problems } = rulesOf(COMMON, BIG);
const verdict = (text: string, facts: Facts = {}) => judge(rules, text, facts);

it('stands on rules without problems', () => {
  expect(problems).toEqual([]);
});

describe('the reason', () => {
  it.each<[string, string, string, Facts?]>([
    ['words', '550 no such user here', 'user-unknown'],
    ['words beat codes', '550 5.1.1 mailbox is full', 'mailbox-full'],
    ['a code alone', '550 5.1.1', 'user-unknown'],
    ['the registry, where nobody is known to speak', '550 5.1.10 no', 'domain-no-mail'],
    ['the code table of the speaker', '550 5.1.10 no', 'user-unknown', { mx: 'mx1.big.example' }],
    ['a mark of the speaker in the words', '550 5.1.10 no - bgsmtp', 'user-unknown'],
    ['a mark beats the sentence around it', '550 5.1.1 user unknown BG-607', 'rate-limited'],
    [
      'the reply inside',
      '450 4.1.1 host mx.example.net[192.0.2.1] said: 552 mailbox is full',
      'mailbox-full',
    ],
    [
      'the reply inside, not the words around',
      '550 no such user: host mx said: mailbox is full now',
      'mailbox-full',
    ],
    [
      "the reply inside, against which a log's field says nothing",
      'relay=mx.example.net[192.0.2.1]:25, status=bounced (host mx.example.net[192.0.2.1] said: 550 sender rejected',
      'sender-invalid',
    ],
    ['words that others speak against', '550 sender rejected, relaying denied', 'unknown'],
    [
      'the last transient reply',
      '554 5.4.7 message timeout (last transfail: 452 mailbox is full)',
      'mailbox-full',
    ],
    [
      'an expiry that tells no cause',
      '554 5.4.7 message timeout (last transfail: 451 hm hm)',
      'expired',
    ],
    [
      'a status told beside words that say nothing',
      'rejected',
      'user-unknown',
      { status: '5.1.1' },
    ],
    [
      'an address that is both sender and recipient',
      '550 <b@sender.example>: user unknown',
      'user-unknown',
      { sender: 'b@sender.example', recipient: 'b@sender.example' },
    ],
    [
      'not the status of a server that got no connection',
      'tried all hosts',
      'unknown',
      { status: '5.1.1', speaker: 'reporter', stage: 'connect' },
    ],
    [
      'an address of ours in the reply',
      '550 <b@sender.example>: user unknown; sender rejected',
      'sender-invalid',
      { sender: 'b@sender.example', recipient: 'a@example.com' },
    ],
    ['words beside their status', '450 4.7.1 no room, try that again', 'greylisted'],
    [
      'plain words before words that lack their status',
      'the mailbox is full, try that again',
      'mailbox-full',
    ],
    [
      'nobody but the sender by the status',
      '501 5.1.7 user unknown; sender rejected',
      'sender-invalid',
    ],
    [
      'nobody but the sender in answer to MAIL',
      '550 user unknown; sender rejected (in reply to MAIL FROM command)',
      'sender-invalid',
      { stage: 'mail' },
    ],
    [
      'the prose around, where the reply says nothing',
      '550 no',
      'mailbox-full',
      { context: 'It seems the mailbox is full.' },
    ],
    [
      'the reply, whatever the prose lists',
      '550 user unknown',
      'user-unknown',
      { context: 'common causes: the mailbox is full' },
    ],
    ['nothing', '550 hm', 'unknown'],
    ['an empty text', '', 'unknown'],
  ])('%s: %s', (_what, text, reason, facts) => {
    expect(verdict(text, facts).reason).toBe(reason);
  });
});

describe('how sure', () => {
  it('is low where nothing is known', () => {
    expect(verdict('550 hm').confidence).toBeLessThan(0.2);
  });
  it('is lower for a code than for words', () => {
    expect(verdict('550 5.1.1').confidence).toBeLessThan(verdict('550 no such user').confidence);
  });
  it('is lower where the words disagree', () => {
    const { confidence, alternatives } = verdict('550 user unknown, mailbox is full');
    expect(confidence).toBeLessThan(verdict('550 user unknown').confidence);
    expect(alternatives).toHaveLength(1);
  });
});

describe('permanence', () => {
  it.each<[string, string, string, string, Facts?]>([
    ['a permanent refusal', '550 user unknown', 'permanent', 'dead'],
    ['a temporary one proves no dead address', '450 user unknown', 'temporary', 'unknown'],
    ['a full mailbox is alive', '552 mailbox is full', 'permanent', 'alive'],
    ['the notice gave up', '452 mailbox is full', 'permanent', 'alive', { action: 'failed' }],
    ['the notice still tries', '452 mailbox is full', 'pending', 'alive', { action: 'delayed' }],
  ])('%s', (_what, text, message, address, facts) => {
    expect(verdict(text, facts).permanence).toEqual({ message, address });
  });
});

it('blames the forwarder where a forwarder breaks authentication', () => {
  expect(verdict('550 spf check failed', { hop: 'forwarder' }).fault).toBe('forwarding');
  expect(verdict('550 spf check failed').fault).toBe('sender-authentication');
});

it('takes the stage from the words where the caller does not know it', () => {
  const text = 'host mx said: 550 user unknown (in reply to RCPT TO command)';
  expect(verdict(text).stage).toBe('rcpt');
  expect(verdict(text, { stage: 'eod' }).stage).toBe('eod');
});

it('quotes the words it matched, where they stand, and their source', () => {
  const text = '550 5.1.1 No  such\r\n user';
  const [first] = verdict(text).evidence;
  expect(first).toMatchObject({
    rule: 'common/user-unknown',
    matched: 'No such user',
    field: 'diagnostic',
  });
  expect(first?.place).toEqual({ start: 10, end: 22 });
  expect(first?.source).toBe('test, 2026-01-01');
});

describe('the detail', () => {
  it.each<[string, string, object]>([
    ['the stated delay', '450 4.7.1 greylisted for 300 seconds', { retryAfterSeconds: 300 }],
    ['no delay from a final reply', '550 greylisted for 300 seconds', {}],
    ['whose limit', '552 mailbox is full', { limitOf: 'mailbox' }],
    [
      'a page to read',
      '552 mailbox is full, see https://example.net/full.',
      { helpUrl: 'https://example.net/full' },
    ],
  ])('%s', (_what, text, detail) => {
    expect(verdict(text).detail).toMatchObject(detail);
    if (Object.keys(detail).length === 0)
      expect(verdict(text).detail).not.toHaveProperty('retryAfterSeconds');
  });

  it('keeps the chain of replies, the outermost first', () => {
    const { chain } = verdict(
      '554 5.4.7 timeout (last transfail: 452 4.2.2 mailbox is full)',
    ).detail;
    expect(chain?.map((reply) => reply.status)).toEqual(['5.4.7', '4.2.2']);
  });
});

it('speaks other systems’ words', () => {
  expect(verdict('550 user unknown').labels).toMatchObject({
    sisimai: 'userunknown',
    hardbounce: true,
    sparkpost: 10,
  });
  expect(verdict('552 mailbox is full').labels).toMatchObject({
    sisimai: 'mailboxfull',
    hardbounce: false,
  });
});
