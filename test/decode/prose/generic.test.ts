import { describe, expect, it, test } from 'vitest';
import { type Fields, readMail, SYSTEM, told } from '../../helpers/plain-mail.ts';

/** Recipient, status, reply code, words. */
type Row = readonly [recipient: string, status: string, code: string, words: string];

const rows = (text: string): Row[] =>
  readMail(SYSTEM, text).reports.map((report) => [
    report.recipient,
    report.status,
    report.replyCode,
    report.diagnostic,
  ]);

describe('recipients with their words, by the shape of the lines', () => {
  it.each<[string, string, Row[]]>([
    [
      'address and words on one line',
      '<a@example.com>: 550 5.1.1 nobody here',
      [['a@example.com', '5.1.1', '550', '550 5.1.1 nobody here']],
    ],
    [
      'words below',
      'Failed:\n\n  a@example.com\n    552 5.2.2 no room\n\n  b@example.com\n    550 5.1.1 nobody',
      [
        ['a@example.com', '5.2.2', '552', '552 5.2.2 no room'],
        ['b@example.com', '5.1.1', '550', '550 5.1.1 nobody'],
      ],
    ],
    [
      'words shared by a list',
      'Delivery aborted:\na@example.com\nb@example.com\n550 relaying denied',
      [
        ['a@example.com', '', '550', '550 relaying denied'],
        ['b@example.com', '', '550', '550 relaying denied'],
      ],
    ],
    [
      'a list on one line',
      'Recipients: <a@example.com>, <b@example.com>\nReason: mailbox full',
      [
        ['a@example.com', '', '', 'Reason: mailbox full'],
        ['b@example.com', '', '', 'Reason: mailbox full'],
      ],
    ],
    [
      'a bullet',
      'Delivery failed:\n\n  * a@example.com\n\n554 5.7.1 no thanks',
      [['a@example.com', '5.7.1', '554', '554 5.7.1 no thanks']],
    ],
    [
      'an arrow',
      'A message was rejected:\n-> a@example.com\n',
      [['a@example.com', '', '', 'A message was rejected:']],
    ],
    [
      'a label',
      'Addressee: a@example.com\nReason: the other side said: 550 unknown user <a@example.com>',
      [
        [
          'a@example.com',
          '',
          '550',
          'Reason: the other side said: 550 unknown user <a@example.com>',
        ],
      ],
    ],
    [
      'a label in brackets',
      'Could not be delivered:\n\n\tRecipient: [SMTP:a@example.com]\n\tReason: user unknown',
      [['a@example.com', '', '', 'Reason: user unknown']],
    ],
    [
      'in a sentence',
      'There was an error delivering your mail to <a@example.com>.\n\nmx.example.com said:\n554 5.7.1 go away',
      [['a@example.com', '5.7.1', '554', 'mx.example.com said: 554 5.7.1 go away']],
    ],
    [
      'at the beginning of a sentence',
      'a@example.com is unknown: no such user here.',
      [['a@example.com', '', '', 'is unknown: no such user here.']],
    ],
    [
      'behind the failure',
      'This box is over quota: a@example.com',
      [['a@example.com', '', '', 'This box is over quota: a@example.com']],
    ],
    [
      'a name with the address',
      'Delivery aborted:\n\n"Bob Example" <a@example.com>\n',
      [['a@example.com', '', '', 'Delivery aborted:']],
    ],
    [
      'a dialogue',
      'Could not be delivered.\n\nMAIL FROM:<bounce+77@example.org>\n250 ok\nRCPT TO:<a@example.com>\n552 would exceed mailbox quota\nQUIT',
      [['a@example.com', '', '552', '552 would exceed mailbox quota']],
    ],
    [
      'an alias',
      'Delivery failed:\n\n  a secret address\n    (generated from a@example.com)\n',
      [['a@example.com', '', '', 'Delivery failed:']],
    ],
    [
      'the parent of an address',
      'Failed:\n\n<b@example.com>\n    (expanded from: <a@example.com>)\n    550 5.1.1 no',
      [['b@example.com', '5.1.1', '550', '(expanded from: <a@example.com>) 550 5.1.1 no']],
    ],
    [
      'another address in the words',
      '<a@example.com>: mx.example.com answered: 550 5.1.1\n    <other@example.com>: User unknown',
      [
        [
          'a@example.com',
          '5.1.1',
          '550',
          'mx.example.com answered: 550 5.1.1 <other@example.com>: User unknown',
        ],
      ],
    ],
    [
      'an address without spaces around it',
      '您的邮件无法送达收件人a@example.com不存在',
      [['a@example.com', '', '', '您的邮件无法送达收件人a@example.com不存在']],
    ],
    [
      'letters outside ASCII',
      'Delivery failed:\n\n  пётр@example.com\n    550 5.1.1 nobody',
      [['пётр@example.com', '5.1.1', '550', '550 5.1.1 nobody']],
    ],
    [
      'a quoted local part',
      'Delivery failed:\n\n<"a b"@example.com>: 550 5.1.3 bad',
      [['"a b"@example.com', '5.1.3', '550', '550 5.1.3 bad']],
    ],
  ])('%s', (_name, text, expected) => {
    expect(readMail(SYSTEM, text).format).toBe('generic');
    expect(rows(text)).toEqual(expected);
  });
});

describe('addresses that are no recipients', () => {
  it.each<[string, string]>([
    [
      'our own',
      'Dear bounce+77@example.org,\n\nyour mail could not be delivered to:\n\n<a@example.com>',
    ],
    [
      'the system’s',
      'Contact mailer-daemon@relay.example.net. Delivery failed:\n\n<a@example.com>',
    ],
    [
      'a desk’s',
      'Delivery failed:\n\n<a@example.com>\n\nPlease contact\nhelpdesk@example.com\nfor help.',
    ],
    [
      'the sender, as a field',
      'From: news@example.org\nRecipient: a@example.com\nReason: user unknown',
    ],
    ['a Message-ID', 'Message-ID: <123@app.example.org>\nDelivery failed:\n\n<a@example.com>'],
    [
      'a link’s',
      'Delivery failed:\n\n<a@example.com>\n\nSee https://example.com/?user=b@example.com',
    ],
    [
      'in the returned copy',
      'Delivery failed:\n\n<a@example.com>\n\n--- Original message ---\n\n<b@example.com>: 550 5.1.1 no',
    ],
    [
      'below a header without a heading',
      'Delivery failed:\n\n<a@example.com>\n\nReceived: from x by y\nMessage-ID: <1@x>\nSubject: s\n\nb@example.com',
    ],
  ])('%s', (_name, text) => {
    expect(told(readMail(SYSTEM, text))).toBe('failed a@example.com');
  });
});

describe('recipients from elsewhere', () => {
  it.each<[string, Fields, string, string, number]>([
    [
      'the header',
      { 'X-Failed-Recipients': 'a@example.com, b@example.com' },
      'Something went wrong.',
      'failed a@example.com, b@example.com',
      0.8,
    ],
    [
      'the subject',
      { Subject: 'Undeliverable: a@example.com' },
      'Your mail could not be delivered.',
      'failed a@example.com',
      0.5,
    ],
    [
      'a bare name',
      { From: 'Mail Delivery Subsystem <mailer-daemon@example.com>' },
      'Your mail to the following recipients could not be delivered:\n\tbob',
      'failed bob@example.com',
      0.5,
    ],
    [
      'the returned copy',
      {},
      'Your mail could not be delivered.\n\n--- Original message ---\n\nMessage-ID: <1@example.org>\nFrom: bounce+77@example.org\nTo: a@example.com\nSubject: s',
      'failed a@example.com',
      0.3,
    ],
    [
      'a mail to oneself',
      {},
      'Delivery failed:\n\n<bounce+77@example.org>: 550 5.1.1 nobody',
      'failed bounce+77@example.org',
      0.8,
    ],
    ['nowhere', {}, 'Your mail could not be delivered.', 'failed', 0.3],
  ])('%s', (_name, fields, text, expected, sureness) => {
    const notice = readMail({ ...SYSTEM, ...fields }, text);
    expect(told(notice)).toBe(expected);
    expect(notice.sureness).toBeGreaterThanOrEqual(sureness);
    expect(notice.sureness).toBeLessThan(1);
  });
});

describe('a notice that a person passed on', () => {
  const QUOTED = `Please look at this.

Begin forwarded message:

> From: Mail Daemon <mailer-daemon@relay.example.net>
> Date: 25 November 2026
> To: news@example.org
> Subject: Message returned
>
> Your message could not be delivered to:
>
> <a@example.com>: 550 5.1.1 nobody here`;

  it.each<[string, Fields, string, string]>([
    [
      'forwarded',
      { Subject: 'Fwd: Undelivered Mail Returned to Sender' },
      QUOTED,
      'failed a@example.com',
    ],
    [
      'forwarded in German',
      { Subject: 'WG: Unzustellbar: Frühling' },
      '-----Weitergeleitet-----\nVon: Mail Delivery System <mailer-daemon@relay.example.net>\nAn: news@example.org\nBetreff: Unzustellbar\n\nIhre Nachricht konnte nicht zugestellt werden:\n\n<a@example.com>: 550 5.1.1 niemand',
      'failed a@example.com',
    ],
    [
      'answered',
      { Subject: 'Re: Undelivered Mail Returned to Sender', 'In-Reply-To': '<1@example.org>' },
      QUOTED,
      'human-reply alice@example.com',
    ],
    [
      'forwarded, but no notice',
      { Subject: 'Fwd: Undelivered parcels' },
      '> From: Bob <bob@example.com>\n> To: x@example.org\n> Subject: parcels\n>\n> could not be delivered',
      'not-a-bounce',
    ],
  ])('%s', (_name, fields, text, expected) => {
    const { Subject = '' } = fields;
    expect(told(readMail({ ...fields, Subject }, text))).toBe(expected);
  });
});

const BARE: Fields = { From: '', To: '', Date: '', 'Content-Type': '' };

describe('a text without header fields whose first line names the recipient', () => {
  it.each([
    ['English', "Your message to a@example.com couldn't be delivered.\n\na wasn't found."],
    ['German', 'Ihre Nachricht an a@example.com konnte nicht zugestellt werden.'],
    ['French', 'Votre message pour a@example.com n’a pas pu être remis.'],
  ])('%s', (_language, text) => {
    expect(told(readMail(BARE, text))).toBe('failed a@example.com');
  });
});

test('the reply begins before the address', () => {
  expect(rows('The answer was:\n\n550 5.1.1 <a@example.com>: nobody')).toEqual([
    ['a@example.com', '5.1.1', '550', '550 5.1.1 <a@example.com>: nobody'],
  ]);
});

test('an address that is offered instead is no recipient', () => {
  expect(
    rows('The address a@example.com is no longer valid. Please use b@example.net instead.').map(
      ([recipient]) => recipient,
    ),
  ).toEqual(['a@example.com']);
});

test('the last of a list stands behind a word', () => {
  expect(
    rows(
      'The following recipients are unknown: a@example.com, b@example.com and c@example.com',
    ).map(([recipient]) => recipient),
  ).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
});
