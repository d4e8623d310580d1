import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { explain } from '../../src/pipeline/explain.ts';

const base: Verdict = {
  reason: 'mailbox-full',
  stage: 'rcpt',
  hop: 'destination',
  fault: 'recipient-mailbox',
  permanence: { message: 'temporary', address: 'alive' },
  confidence: 0.95,
  evidence: [],
  alternatives: [],
  detail: {},
  labels: {
    sisimai: null,
    hardbounce: false,
    sparkpost: null,
    ses: null,
    kumomta: null,
    powermta: null,
  },
  spokenBy: '',
};

const sentences: readonly (readonly [string, Partial<Verdict>, string | undefined, string])[] = [
  [
    'a retry may help',
    {},
    'a@example.com',
    'The mailbox a@example.com is full; a later attempt may succeed.',
  ],
  ['no recipient', {}, undefined, "The recipient's mailbox is full; a later attempt may succeed."],
  [
    'final',
    { permanence: { message: 'permanent', address: 'alive' } },
    'a@example.com',
    'The mailbox a@example.com is full; the mail was not delivered.',
  ],
  [
    'rather unsure',
    { confidence: 0.6 },
    'a@example.com',
    'Probably: The mailbox a@example.com is full; a later attempt may succeed.',
  ],
  [
    'a guess',
    { confidence: 0.3 },
    'a@example.com',
    'Perhaps: The mailbox a@example.com is full; a later attempt may succeed.',
  ],
  [
    'signs in an address are no pattern',
    {},
    '$&@example.com',
    'The mailbox $&@example.com is full; a later attempt may succeed.',
  ],
  [
    'no failure',
    { reason: 'complaint', fault: 'none' },
    'a@example.com',
    'The recipient a@example.com reported the mail as spam.',
  ],
];

describe('sentence', () => {
  for (const [what, change, recipient, expected] of sentences)
    it(what, () => {
      const options = recipient === undefined ? {} : { recipient };
      expect(explain({ ...base, ...change }, options).sentence).toBe(expected);
    });
});

type Advice = { address?: RegExp; message?: RegExp; sender?: RegExp };
const advice: readonly (readonly [string, Partial<Verdict>, Advice])[] = [
  ['the usual', {}, { address: /Count days/, message: /Try again later/, sender: /Nothing/ }],
  [
    'too unsure to touch the address',
    { confidence: 0.3, permanence: { message: 'permanent', address: 'unknown' } },
    { address: /this evidence alone/ },
  ],
  [
    'the receiver says for ever',
    { permanence: { message: 'permanent', address: 'dead' } },
    { address: /^Suppress it/ },
  ],
  [
    'still being tried',
    { permanence: { message: 'pending', address: 'alive' } },
    { address: /Never count/, message: /^Wait/ },
  ],
  [
    "the forwarder's fault",
    {
      reason: 'auth-spf',
      fault: 'forwarding',
      permanence: { message: 'permanent', address: 'unknown' },
    },
    { message: /not forwarded/, sender: /forwarder breaks/ },
  ],
  [
    "the sender's own fault",
    {
      reason: 'auth-spf',
      fault: 'sender-authentication',
      permanence: { message: 'permanent', address: 'unknown' },
    },
    { message: /once the cause on the sending side is mended/, sender: /SPF record/ },
  ],
];

describe('advice', () => {
  for (const [what, change, expected] of advice)
    it(what, () => {
      const { todo } = explain({ ...base, ...change });
      for (const [whom, pattern] of Object.entries(expected))
        expect(todo[whom as keyof Advice]).toMatch(pattern);
    });
});

describe('what would change it', () => {
  it('asks for the stage and the speaker only where the verdict is unsure', () => {
    const unsure = explain({ ...base, reason: 'policy', stage: 'unknown', confidence: 0.4 });
    expect(unsure.wouldChange).toHaveLength(3);
    expect(explain({ ...base, reason: 'policy', stage: 'unknown' }).wouldChange).toHaveLength(1);
    expect(
      explain({ ...base, confidence: 0.4 }, { mx: 'mx.example.com' }).wouldChange,
    ).toHaveLength(1);
  });
});

const reply = '550 5.1.1 <a@example.com>: User unknown';
const facts: Facts = { stage: 'rcpt' };

describe('quotes', () => {
  it('marks the words that decided, where they stand', () => {
    const { quotes } = explain(classify(reply, facts), { reply });
    const [quote] = quotes;
    const marked = quote?.marks.map(({ start, end }) => quote.text.slice(start, end).toLowerCase());
    expect(marked?.join()).toContain('user unknown');
  });
  it('cuts long prose around the words', () => {
    const prose = `${'word '.repeat(400)}mailbox is full ${'word '.repeat(400)}`;
    const start = prose.indexOf('mailbox');
    const evidence = [
      {
        rule: 'x/y',
        matched: 'mailbox is full',
        field: 'diagnostic',
        place: { start, end: start + 15 },
        mail: null,
        source: '',
      },
    ] as const;
    const [quote] = explain({ ...base, evidence }, { reply: prose }).quotes;
    expect(quote?.text.length).toBeLessThan(500);
    expect(quote?.marks.map((mark) => quote.text.slice(mark.start, mark.end))).toEqual([
      'mailbox is full',
    ]);
  });
});

const notice = `From: MAILER-DAEMON@out.example.net
To: sender@example.org
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

See below.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; out.example.net

Final-Recipient: rfc822; a@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 User unknown

Final-Recipient: rfc822; b@example.com
Action: delayed
Status: 4.2.2
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 452 4.2.2 Mailbox is full

--b--
`;

describe('a whole notice', () => {
  const told = explain(decode(notice));
  it('says how many failed and how many wait', () => {
    expect(told.sentence).toBe('This notice speaks of 2 recipients: 1 failed, 1 delayed.');
  });
  it('says it for each recipient', () => {
    expect(told.reports.map(({ recipient, isFinal, host }) => [recipient, isFinal, host])).toEqual([
      ['a@example.com', true, 'mx.example.com'],
      ['b@example.com', false, 'mx.example.com'],
    ]);
  });
  it('says of plain mail that it is none', () => {
    const plain = explain(decode('From: a@example.com\nSubject: Lunch\n\nAt noon?\n'));
    expect(plain.reports).toEqual([]);
    expect(plain.sentence).toMatch(/./);
  });
});

describe('what the notice itself tells', () => {
  const complaint = (type: string): string => `From: fbl@example.com
Subject: Complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

A complaint.

--b
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Test/1
Version: 1
Original-Rcpt-To: a@example.com

--b
Content-Type: message/rfc822

From: sender@example.org
To: a@example.com
Subject: News

Hello

--b--
`;
  const rows: readonly (readonly [string, string])[] = [
    ['abuse', 'The recipient a@example.com reported the mail as spam.'],
    ['not-spam', 'a@example.com took the mail out of the spam folder: it is wanted.'],
    ['fraud', 'a@example.com reported the mail as fraud or phishing.'],
    [
      'auth-failure',
      'The receiver of a@example.com reports that the mail failed its authentication checks.',
    ],
  ];
  for (const [type, sentence] of rows)
    it(type, () => expect(explain(decode(complaint(type))).reports[0]?.sentence).toBe(sentence));
  it('tells a list from a mailbox', () => {
    const expanded = notice.replace('Action: failed', 'Action: expanded');
    expect(explain(decode(expanded)).reports[0]?.sentence).toBe(
      'The mail to a@example.com was passed on to the members of a list.',
    );
  });
});
