import { expect, it } from 'vitest';
import { answerOf, type NoticeCase, RETURNED } from '../../helpers/notice.ts';

const CASES: readonly NoticeCase[] = [
  [
    'Messaging Server: named fields for each recipient',
    'messaging-server',
    {
      from: 'Internet Mail Delivery <postmaster@example.net>',
      subject: 'Delivery Notification: Delivery has failed',
      text: `This report relates to a message you sent with the following header fields:

  From: sender@example.org
  To: list@example.com

Your message cannot be delivered to the following recipients:

  Recipient address: a@mailhost.example.com
  Original address: a@example.com
  Reason: Remote SMTP server has rejected address
  Diagnostic code: smtp;550 5.1.1 unknown
  Remote system: dns;mx.example.com (TCP|192.0.2.5|4321|192.0.2.1|25) (mx.example.com ESMTP)

  Recipient address: b@example.com
  Reason: Illegal host/domain name found
`,
    },
    [
      ['a@mailhost.example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown'],
      ['b@example.com', 'failed', 'unknown', '', '', 'Illegal host/domain name found'],
    ],
  ],
  [
    'Domino: the cause below its own line',
    'domino',
    {
      from: 'Postmaster@example.com',
      subject: 'DELIVERY FAILURE: User a (a@example.com) not listed in Domino Directory',
      text: `Your message

  Subject: July

was not delivered to:

  a@example.com

because:

  User a (a@example.com) not listed in Domino Directory
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'User a (a@example.com) not listed in Domino Directory',
      ],
    ],
  ],
  [
    'Notes: each cause above its address',
    'notes',
    {
      from: 'postmaster@example.com',
      subject: 'Undeliverable message',
      text: `------- Failure Reasons  --------

User not listed in public Name & Address Book
a@example.com

Mail box full
b@example.com

------- Returned Message --------
${RETURNED}`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'User not listed in public Name & Address Book',
      ],
      ['b@example.com', 'failed', 'unknown', '', '', 'Mail box full'],
    ],
  ],
  [
    'IMail: cause and address on one line, the reply below',
    'imail',
    {
      from: '"Postmaster" <postmaster@example.net>',
      subject: 'Undeliverable Mail',
      headers: 'X-Mailer: <SMTP32 v8.15>\r\n',
      text: `Unknown user: a@example.com

RCPT TO generated following response:
550 5.1.1 <a@example.com> unknown

undeliverable  to b@example.com

Original message follows.

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 <a@example.com> unknown'],
      ['b@example.com', 'failed', 'unknown', '', '', 'undeliverable'],
    ],
  ],
  [
    'MX Logic',
    'mxlogic',
    {
      from: 'Mail Delivery System <MAILER-DAEMON@mxl.example.net>',
      subject: 'Mail delivery failed',
      headers: 'X-MXL-NoteHash: ffff-00\r\n',
      text: `This message was created automatically by mail delivery software.

  <a@example.com>: 550 5.1.1 <a@example.com>: unknown



Included is a copy of the message header:
-----------------------------------------
${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 <a@example.com>: unknown']],
  ],
  [
    'm-FILTER: the command below the reply',
    'm-filter',
    {
      from: 'postmaster <postmaster@example.co.jp>',
      headers: 'X-Mailer: m-FILTER\r\n',
      text: `以下のメールアドレスへの送信に失敗しました。
a@example.com
b@example.com


-------server message
452 4.3.1 no space

-------SMTP command
RCPT TO

-------original message
${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '4.3.1', '452', '452 4.3.1 no space'],
      ['b@example.com', 'failed', 'rcpt', '4.3.1', '452', '452 4.3.1 no space'],
    ],
  ],
  [
    'MailMarshal: the reply above the recipients',
    'mailmarshal',
    {
      from: 'postmaster@example.com',
      subject: 'Undeliverable Mail: "July"',
      text: `Your message:
   From:    sender@example.org
   Subject: July

Could not be delivered because of

550 5.1.1 unknown

The following recipients were affected: 
    a@example.com
    b@example.com

Additional Information
======================
Original Sender:    <sender@example.org>
`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown'],
      ['b@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown'],
    ],
  ],
  [
    'MailFoundry',
    'mailfoundry',
    {
      subject: 'Message delivery has failed',
      text: `Unable to deliver message to: <a@example.com>
Delivery failed for the following reason:
Server mx.example.com[192.0.2.1] failed with: 550 5.1.1 no

This has been a permanent failure.  No further delivery attempts will be made.
`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 no']],
  ],
  [
    'Mimecast: values behind two dashes',
    'mimecast',
    {
      from: 'Postmaster <postmaster@example.com>',
      subject: '[Postmaster] Email Delivery Failure',
      text: `This is a delivery failure notification message indicating that
an email you addressed to email address :
-- a@example.com

could not be delivered. The problem appears to be :
-- Recipient server unavailable or busy

Additional information follows :
-- 4.4.4 Temporary server error.

This condition occurred after 30 attempt(s) to deliver over
a period of 92 hour(s) and 52 minute(s).
`,
    },
    [['a@example.com', 'failed', 'unknown', '4.4.4', '', '4.4.4 Temporary server error.']],
  ],
  [
    'amavisd: the host, its reply on the next line',
    'amavis',
    {
      from: '"Content-filter at mx.example.net" <postmaster@example.net>',
      subject: 'Undeliverable mail, MTA-BLOCKED',
      text: `The message WAS NOT relayed to:
  <a@example.com>: [127.0.0.1] said:
   550 5.1.1 Failed, id=1-2, from MTA([127.0.0.1]:10025): 550 5.1.1 <a@example.com>: unknown

This nondelivery report was generated by the program amavisd-new at host
mx.example.net.
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '5.1.1',
        '550',
        '550 5.1.1 Failed, id=1-2, from MTA([127.0.0.1]:10025): <a@example.com>: unknown',
      ],
    ],
  ],
  [
    'IronPort: a reply quoted inside the status',
    'ironport',
    {
      from: 'MAILER-DAEMON@example.net',
      subject: 'Delivery Status Notification (Failure)',
      text: `The following message to <a@example.com> was undeliverable.
The reason for the problem:
5.1.0 - Unknown address error 550-'5.1.1 <a@example.com>: unknown'
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '5.1.1',
        '550',
        "5.1.0 - Unknown address error 550-'5.1.1 <a@example.com>: unknown'",
      ],
    ],
  ],
  [
    'MessageLabs: a reply over several lines behind Reason',
    'message-labs',
    {
      from: 'Mail Delivery System <MAILER-DAEMON@messagelabs.com>',
      subject: 'Mail Delivery Failure',
      text: `This is the mail delivery agent at messagelabs.com.
I was unable to deliver your message to the following addresses:

a@example.com

Reason: 550-not permitted to
550 relay here

The message subject was: July
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '550', '550-not permitted to relay here']],
  ],
  [
    'GroupWise: the cause in brackets',
    'groupwise',
    {
      from: 'Mailer-Daemon@example.com',
      subject: 'Message status - undeliverable',
      headers: 'X-Mailer: Novell GroupWise Internet Agent 7.0.1\r\n',
      text: `The message that you sent was undeliverable to the following:

	a@example.com (user not found)
	b@example.com (550 5.2.2 full)
`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '', '', 'user not found'],
      ['b@example.com', 'failed', 'unknown', '5.2.2', '550', '550 5.2.2 full'],
    ],
  ],
  [
    'MDaemon: a dialogue without marks',
    'mdaemon',
    {
      from: 'MDaemon@example.net',
      subject: 'Permanent Delivery Failure',
      text: `The attached message had PERMANENT fatal delivery errors!

The following addresses did NOT receive a copy of your message: 

> a@example.com

--- Session Transcript ---
 Attempting SMTP connection to [192.0.2.1 : 25]
 220 mx.example.com ESMTP
 EHLO example.net
 250 SIZE 40000000
 MAIL From:<sender@example.org> SIZE=1861
 250 ok
 RCPT To:<a@example.com>
 552 5.2.2 full
 QUIT
--- End Transcript ---

: Message contains [1] file attachments
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.2.2', '552', '552 5.2.2 full']],
  ],
  [
    'SmarterMail',
    'smartermail',
    {
      from: '"System Administrator" <postmaster@example.net>',
      subject: 'Delivery Failure',
      text: `Could not deliver message to the following recipient(s):

Failed Recipient: a@example.com
Reason: Remote host said: 550 5.1.1 unknown

Failed Recipient: b@example.com
Reason: Mailbox full

   -- The header and top 20 lines of the message follows --

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown'],
      ['b@example.com', 'failed', 'unknown', '', '', 'Mailbox full'],
    ],
  ],
  [
    'Apache James',
    'james',
    {
      subject: 'Delivery failure',
      text: `Hi. This is the James mail server at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

Failed recipient(s):
a@example.com

Error message:
550 5.1.1 unknown
`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown']],
  ],
  [
    'Smail: sections between bars',
    'smail',
    {
      subject: 'mail failed, returning to sender',
      text: `|------------------------- Message log follows: -------------------------|
 no valid recipients were found for this message
|------------------------- Failed addresses follow: ---------------------|
 <a@example.com> ... transport smtp: 550 <a@example.com> unknown
|------------------------- Message text follows: ------------------------|
${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '', '550', '550 <a@example.com> unknown']],
  ],
  [
    'XMail: recipient with error in brackets',
    'xmail',
    {
      text: `[<00>] XMail bounce: Rcpt=[a@example.com];Error=[550 5.1.1 unknown]


[<01>] Error sending message [1] from [192.0.2.7].

Rcpt To:   <a@example.com>

[<05>] Here is listed the initial part of the message:

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 unknown']],
  ],
  [
    'x1: the cause in square brackets',
    'x1',
    {
      from: '"Mail Deliver System" <MAILER-DAEMON@example.net>',
      subject: 'Returned Mail: User unknown',
      text: `The original message was received at Thu, 3 Jul 2025 10:00:00 +0900
from sender@example.org

---The following addresses had delivery errors---

a@example.com [User unknown]
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '', 'User unknown']],
  ],
  [
    'x3: details between double rules',
    'x3',
    {
      from: 'Mail Delivery System <Mail.Delivery.System@example.net>',
      subject: 'Delivery status notification',
      text: `============================================================================
      This is an automatically generated Delivery Status Notification.      

Delevery to the following recipients was aborted after 5.0 hour(s):

  * a@example.com


============================================================================
                             Technical details:                             

SMTP:RCPT host mx.example.com: 553 5.3.0 <a@example.com>... no

============================================================================
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.3.0', '553', '553 5.3.0 <a@example.com>... no']],
  ],
  [
    'x6: one sentence an error',
    'x6',
    {
      from: 'mailer-daemon',
      subject: 'There was an error sending your mail',
      text: `We had trouble delivering your message. Full details follow:

1 error(s):

SMTP Server <mx.example.com> rejected recipient <a@example.com> (Error following RCPT command). It responded as follows: [550 5.1.1 unknown]
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 unknown']],
  ],
  [
    'fml: the list is the recipient',
    'fml',
    {
      from: 'list-admin@example.com',
      subject: 'You sender@example.org are not member (list ML)',
      headers: 'X-MLServer: fml [fml 4.0.3 release]\r\n',
      text: 'You are not a member of this mailing list <list@example.com>.\n',
    },
    [
      [
        'list@example.com',
        'failed',
        'unknown',
        '',
        '',
        'You are not a member of this mailing list <list@example.com>.',
      ],
    ],
  ],
  [
    'one sentence names the recipient, the next the cause',
    'sentence',
    {
      from: 'postmaster@example.com',
      subject: 'Delivery failure',
      text: `Your message could not be delivered to a@example.com
because the mailbox is full.

Old message:

${RETURNED}`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'Your message could not be delivered to a@example.com because the mailbox is full.',
      ],
    ],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
