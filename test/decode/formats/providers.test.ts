import { expect, it } from 'vitest';
import { answerOf, type NoticeCase, RETURNED } from '../../helpers/notice.ts';

const CASES: readonly NoticeCase[] = [
  [
    'Gmail before 2017: the reply on the same line',
    'gmail',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      headers: 'X-Failed-Recipients: a@example.com\r\n',
      text: `Delivery to the following recipient failed permanently:

     a@example.com

Technical details of permanent failure: 
Google tried to deliver your message, but it was rejected by the server for the recipient domain example.com by mx.example.com. [192.0.2.1].

The error that the other server returned was:
550 5.1.1 <a@example.com>: unknown

----- Original message -----

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 <a@example.com>: unknown']],
  ],
  [
    'Gmail before 2017: a warning',
    'gmail',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Delay)',
      text: `THIS IS A WARNING MESSAGE ONLY.

Delivery to the following recipient has been delayed:

     a@example.com

Message will be retried for 2 more day(s)

Technical details of temporary failure: 
The recipient server did not accept our requests to connect.
[mx.example.com 192.0.2.1: socket error]

----- Original message -----

${RETURNED}`,
    },
    [
      [
        'a@example.com',
        'delayed',
        'connect',
        '',
        '',
        'The recipient server did not accept our requests to connect. [mx.example.com 192.0.2.1: socket error]',
      ],
    ],
  ],
  [
    'Gmail since 2017',
    'gmail-page',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      text: `** Address not found **

Your message wasn't delivered to a@example.com because the address couldn't be found.

The response from the remote server was:
550 5.1.1 <a@example.com>: unknown
`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 <a@example.com>: unknown']],
  ],
  [
    'Google Groups: the group stands in the header alone',
    'google-groups',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      headers: 'X-Failed-Recipients: group@googlegroups.com\r\n',
      text: `Ciao sender@example.org,

Il gruppo (group) non esiste. https://groups.google.com/support/

----- Original message -----

${RETURNED}`,
    },
    [['group@googlegroups.com', 'failed', 'unknown', '', '', '']],
  ],
  [
    'Yahoo: the command in brackets behind the reply',
    'yahoo',
    {
      from: 'MAILER-DAEMON@yahoo.com',
      subject: 'Failure Notice',
      text: `Sorry, we were unable to deliver your message to the following address.

<a@example.com>:
Remote host said:
554 5.7.9 not authenticated
[BODY]

<b@example.com>:
552: 5.2.2 <b@example.com>... full

--- Below this line is a copy of the message.

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'eod', '5.7.9', '554', '554 5.7.9 not authenticated'],
      ['b@example.com', 'failed', 'unknown', '5.2.2', '552', '552: 5.2.2 <b@example.com>... full'],
    ],
  ],
  [
    'AOL 2014: the cause behind a colon',
    'aol',
    {
      from: 'Mail Delivery Subsystem <postmaster@example.net>',
      subject: 'Undeliverable: July',
      text: `We were unable to deliver your message to the following address

    a@example.com

because: Email routing issue due to network

Send/Receive Log is attached.
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '', 'Email routing issue due to network']],
  ],
  [
    'AOL before: screen names belong to its domain',
    'aol-attachment',
    {
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@aol.com>',
      subject: 'Mail Delivery Problem',
      text: `Sorry sender@example.org. Your mail to the following recipients could not be delivered because they are not accepting mail from you:
	anna
	bert
`,
    },
    [
      [
        'anna@aol.com',
        'failed',
        'unknown',
        '',
        '',
        'because they are not accepting mail from you:',
      ],
      [
        'bert@aol.com',
        'failed',
        'unknown',
        '',
        '',
        'because they are not accepting mail from you:',
      ],
    ],
  ],
  [
    'GMX and 1&1: old and new',
    'gmx',
    {
      from: '"Mail Delivery System" <mailer-daemon@kundenserver.de>',
      subject: 'Mail delivery failed: returning message to sender',
      text: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address(es)
failed:

a@example.com:
SMTP error from remote server for RCPT TO command, host: mx.example.com (192.0.2.1) reason: 550-5.1.1 no
550 5.1.1 never

"b@example.com":
SMTP error from remote server after TEXT command:
host: mx.example.com
5.7.1 refused

<c@example.com>

Reason:
delivery retry timeout exceeded


--- The header of the original message is following. ---

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550-5.1.1 no never'],
      ['b@example.com', 'failed', 'eod', '5.7.1', '', '5.7.1 refused'],
      ['c@example.com', 'failed', 'unknown', '', '', 'delivery retry timeout exceeded'],
    ],
  ],
  [
    'Zoho: three ways of years',
    'zoho',
    {
      from: 'mailer-daemon@mail.zoho.com',
      subject: 'Undelivered Mail Returned to Sender',
      headers: 'X-Mailer: Zoho Mail\r\n',
      text: `This message was created automatically by mail delivery software.

a@example.com Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <a@example.com>... unknown
b@example.com, ERROR CODE :552 - 5.2.2 full
[Status: Error, Address: <c@example.com>, ResponseCode 421, , Host not reachable.]
`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '5.1.1', '550', '5.1.1 <a@example.com>... unknown'],
      ['b@example.com', 'failed', 'unknown', '5.2.2', '552', '552 - 5.2.2 full'],
      ['c@example.com', 'failed', 'connect', '', '421', 'Host not reachable.'],
    ],
  ],
  [
    'Zoho: a status without a code, to be tried again',
    'zoho',
    {
      from: 'mailer-daemon@mail.zoho.eu',
      subject: 'Undelivered Mail Returned to Sender',
      text: `The following addresses had fatal errors -----

  [Status: Error, Address: <a@example.com>, Malformed answer from server]

Message will be retried for 4 more day(s)
`,
    },
    [['a@example.com', 'delayed', 'unknown', '', '', 'Malformed answer from server']],
  ],
  [
    'Mail.Ru: each recipient in two languages, told once',
    'exim',
    {
      from: 'mailer-daemon@corp.mail.ru',
      subject: 'Ваше сообщение не доставлено. Mail failure.',
      headers: 'X-Failed-Recipients: a@example.com\r\n',
      text: `Это письмо создано автоматически.

  a@example.com
    SMTP error from remote mail server after RCPT TO:<a@example.com>:
    host mx.example.com [192.0.2.1]: 550 5.2.2 full

**********************

This message was created automatically by mail delivery software.

  a@example.com
    SMTP error from remote mail server after RCPT TO:<a@example.com>:
    host mx.example.com [192.0.2.1]: 550 5.2.2 full

------ This is a copy of the message, including all the headers. ------

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.2.2', '550', '550 5.2.2 full']],
  ],
  [
    'QQ: the reply of a Postfix in a page',
    'qq',
    {
      from: 'PostMaster@qq.com',
      subject: '来自qq.com的退信',
      text: `很抱歉您发送的邮件被退回，以下是该邮件的相关信息：

无法发送到 a@example.com
退信原因
收件人不存在
host mx.example.com[192.0.2.1] said: 550 5.1.1 no (in reply to RCPT TO command)
解决方案
请联系您的收件人（a@example.com）
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 no']],
  ],
  [
    'KDDI: the cause in the next sentence',
    'kddi',
    {
      from: 'no-reply@example.dion.ne.jp',
      subject: 'Mail',
      text: `Your mail sent on: Thu, 03 Jul 2025 10:00:00 +0900
     Could not be delivered to: <a@example.dion.ne.jp>
     As their mailbox is full.
`,
    },
    [['a@example.dion.ne.jp', 'failed', 'unknown', '', '', 'their mailbox is full.']],
  ],
  [
    'InterMail: the cause above, or a dialogue for each recipient',
    'intermail',
    {
      from: 'Postmaster@example.net',
      subject: 'Mail System Error - Returned Mail',
      text: `Each of the following recipients was rejected by a remote
mail server.

    Recipient: <a@example.com>
    >>> RCPT TO:<a@example.com>
    <<< 550 <a@example.com>: User unknown
    Recipient: <b@example.com>
    >>> RCPT TO:<b@example.com>
    <<< 552 full
`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '', '550', '550 <a@example.com>: User unknown'],
      ['b@example.com', 'failed', 'rcpt', '', '552', '552 full'],
    ],
  ],
  [
    'InterMail: a cause for all',
    'intermail',
    {
      from: 'Postmaster@example.net',
      subject: 'Returned mail',
      text: `This Message was undeliverable due to the following reason:

The user(s) account is temporarily over quota.

<a@example.com>
<b@example.com>

Please reply to <Postmaster@example.net>
if you feel this message to be in error.
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'The user(s) account is temporarily over quota.',
      ],
      [
        'b@example.com',
        'failed',
        'unknown',
        '',
        '',
        'The user(s) account is temporarily over quota.',
      ],
    ],
  ],
  [
    'Verizon: the envelope below the reply',
    'vtext',
    {
      from: 'post_master@vtext.com',
      subject: 'Re:July',
      text: `Error: Invalid user address

Error message below:
550 - no such user here

Message details:
  Subject: July
  MAIL FROM: sender@example.org
  RCPT TO: 5550100@vtext.com
  From: sender@example.org
`,
    },
    [['5550100@vtext.com', 'failed', 'unknown', '', '550', '550 - no such user here']],
  ],
  [
    'Biglobe: the cause below its own heading',
    'biglobe',
    {
      from: 'postmaster@biglobe.ne.jp',
      subject: 'Returned mail:',
      text: `   ----- The following addresses had delivery problems -----
a@biglobe.ne.jp

   ----- Non-delivered information -----
The number of messages in recipient's mailbox exceeded the local limit.

   ----- Original message -----
${RETURNED}`,
    },
    [
      [
        'a@biglobe.ne.jp',
        'failed',
        'unknown',
        '',
        '',
        "The number of messages in recipient's mailbox exceeded the local limit.",
      ],
    ],
  ],
  [
    'SES by a topic: JSON inside JSON, with a footer',
    'amazon-sns',
    {
      from: 'no-reply@sns.amazonaws.com',
      subject: 'AWS Notification Message',
      headers: 'x-amz-sns-message-id: 1\r\n',
      text: `${JSON.stringify({
        Type: 'Notification',
        Message: JSON.stringify({
          notificationType: 'Bounce',
          bounce: {
            bouncedRecipients: [
              {
                emailAddress: 'a@example.com',
                action: 'failed',
                status: '5.2.2',
                diagnosticCode: 'smtp; 552 5.2.2 full',
              },
              { emailAddress: 'b@example.com', status: '5.1.1' },
            ],
          },
        }),
      })}

--
If you wish to stop receiving notifications, visit https://example.com/
`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '5.2.2', '552', '552 5.2.2 full'],
      ['b@example.com', 'failed', 'unknown', '5.1.1', '', ''],
    ],
  ],
  [
    'SendGrid: the command at the end',
    'sendgrid',
    {
      text: `This is an automatically generated message from SendGrid.

a:000000:<a@example.com> : 192.0.2.250 : mx.example.com:[192.0.2.1] : 550 5.1.1 unknown  in RCPT TO
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 unknown']],
  ],
  [
    'Gmail since 2017: a sentence without a reply',
    'gmail-page',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      text: `Message not delivered

Your message couldn't be delivered to a@example.combecause the remote server is misconfigured.
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '', '']],
  ],
  [
    'Gmail since 2017: a delay',
    'gmail-page',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification',
      text: `Delivery incomplete

There was a temporary problem delivering your message to a@example.com. It is tried for 40 more hours.
`,
    },
    [['a@example.com', 'delayed', 'unknown', '', '', '']],
  ],
  [
    'Google Groups: the address in the header only',
    'google-groups',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      headers: 'X-Failed-Recipients: team@example.com\r\n',
      text: `Hello sender@example.org,

We're writing to let you know that the group you tried to contact
(team) may not exist, or you may not have permission to post
messages to the group.

 * The group may be closed.
`,
    },
    [['team@example.com', 'failed', 'unknown', '', '', '']],
  ],
  [
    'Gmail before 2017: indented by less, as people paste it',
    'gmail',
    {
      text: `Delivery to the following recipient failed permanently:

 a@example.com

Technical details of permanent failure:
The recipient server did not accept our requests to connect.
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'connect',
        '',
        '',
        'The recipient server did not accept our requests to connect.',
      ],
    ],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
