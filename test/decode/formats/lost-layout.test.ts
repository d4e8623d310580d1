import { expect, it } from 'vitest';
import { answerOf, type NoticeCase } from '../../helpers/notice.ts';

const CASES: readonly NoticeCase[] = [
  [
    'Postfix: the box of a warning tells a delay in any language',
    'postfix',
    {
      from: 'MAILER-DAEMON@mx.example.net',
      subject: 'xyzzy',
      text: `This is the mail system at host mx.example.net.

####################################################################
# XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY XYZZY #
####################################################################

<a@example.com>: connect to mx.example.com[192.0.2.1]:25: Connection refused
`,
    },
    [
      [
        'a@example.com',
        'delayed',
        'connect',
        '',
        '',
        'connect to mx.example.com[192.0.2.1]:25: Connection refused',
      ],
    ],
  ],
  [
    'Exim: a delay reason tells a delay whatever stands above it',
    'exim',
    {
      subject: 'xyzzy',
      text: `Xyzzy.

  a@example.com
    Delay reason: H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<a@example.com>:
    450 4.2.1 xyzzy
`,
    },
    [['a@example.com', 'delayed', 'rcpt', '4.2.1', '450', '450 4.2.1 xyzzy']],
  ],
  [
    'Exim: a mail client broke the line before the address',
    'exim',
    {
      subject: 'Mail delivery failed: returning message to sender',
      text: `  a@example.com
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after RCPT
TO:<a@example.com>:
    550 5.1.1 xyzzy
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 xyzzy']],
  ],
  [
    'Exim: a page took the indents away',
    'exim',
    {
      subject: 'Mail delivery failed: returning message to sender',
      headers: 'X-Failed-Recipients: a@example.com\r\n',
      text: `This message was created automatically by mail delivery software.

a@example.com
host mx.example.com [192.0.2.1]
SMTP error from remote mail server after RCPT TO:<a@example.com>:
550 5.1.1 xyzzy
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'rcpt',
        '5.1.1',
        '550',
        'host mx.example.com [192.0.2.1] SMTP error from remote mail server after RCPT TO:<a@example.com>: 550 5.1.1 xyzzy',
      ],
    ],
  ],
  [
    'Sendmail: the remark tells the status',
    'sendmail',
    {
      text: `   ----- The following addresses had permanent fatal errors -----
<a@example.com>
    (reason: 550 Host unknown)

   ----- Transcript of session follows -----
550 5.1.2 <a@example.com>... Host unknown (Name server: example.com: host not found)
`,
    },
    [['a@example.com', 'failed', 'dns', '5.1.2', '550', '550 Host unknown']],
  ],
  [
    'Sendmail: relayed',
    'sendmail',
    {
      subject: 'Return receipt',
      text: `   ----- The following addresses had successful delivery notifications -----
<a@example.com>  (relayed to non-DSN-aware mailer)

   ----- Transcript of session follows -----
`,
    },
    [['a@example.com', 'relayed', 'unknown', '', '', 'relayed to non-DSN-aware mailer']],
  ],
  [
    'PowerMTA: relayed, indented',
    'powermta',
    {
      subject: 'Delivery report',
      text: `I am sending you this message to inform you on the delivery status of a
message you previously sent.

  <a@example.com>  successfully relayed to mx.example.com; no further notifications
  <b@example.com>  delivery delayed; will continue trying
`,
    },
    [
      ['a@example.com', 'relayed', 'unknown', '', '', ''],
      ['b@example.com', 'delayed', 'unknown', '', '', ''],
    ],
  ],
  [
    'amavisd: what it found stands above the recipient',
    'amavis',
    {
      from: '"Content-filter at mx.example.com" <postmaster@mx.example.com>',
      subject: 'BANNED contents from you (.exe)',
      text: `BANNED CONTENTS ALERT

Our content checker found
    banned name: .exe,setup.exe

in email presumably from you <sender@example.org>
to the following recipient:
-> a@example.com

Delivery of the email was stopped!
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '', 'banned name: .exe,setup.exe']],
  ],
  [
    'Courier: a mail client broke the quoted answer',
    'courier',
    {
      text: `This is a delivery status notification from mx.example.net,
running the Courier mail server, version 1.0.

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<a@example.com>:
     mx.example.com [192.0.2.1]:
 >>> RCPT TO:<a@example.com>
 <<< 450 4.2.1 <a@example.com>: Recipient address rejected: mailbox
temporarily unavailable

`,
    },
    [
      [
        'a@example.com',
        'failed',
        'rcpt',
        '4.2.1',
        '450',
        '450 4.2.1 <a@example.com>: Recipient address rejected: mailbox temporarily unavailable',
      ],
    ],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
