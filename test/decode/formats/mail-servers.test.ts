import { expect, it } from 'vitest';
import { answerOf, type NoticeCase, RETURNED } from '../../helpers/notice.ts';

const POSTFIX = `This is the mail system at host mx.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

`;

const EXIM = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

`;

const EXIM_COPY = `
------ This is a copy of the message, including all the headers. ------

${RETURNED}`;

const SENDMAIL = `The original message was received at Tue, 1 Jul 2025 10:00:00 GMT
from app.example.org [192.0.2.7]

   ----- The following addresses had permanent fatal errors -----
`;

const QMAIL = `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

`;

const CASES: readonly NoticeCase[] = [
  [
    'Postfix: several recipients, replies over several lines',
    'postfix',
    {
      text: `${POSTFIX}<a@example.com>: host mx.example.com[192.0.2.1] said: 550-5.1.1 no such
    mailbox 550 5.1.1 here (in reply to RCPT TO command)

<b@example.com> (expanded from <list@example.org>): host
    mx.example.com[192.0.2.1]:25 said: 452 4.2.2 full (in reply to end of DATA
    command)
`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550-5.1.1 no such mailbox here'],
      ['b@example.com', 'failed', 'eod', '4.2.2', '452', '452 4.2.2 full'],
    ],
  ],
  [
    'Postfix: a template in another language, suspended delivery',
    'postfix',
    {
      from: 'MAILER-DAEMON@mx.example.net (Posta)',
      subject: 'Posta iade edildi',
      text: `Bu posta sunucusudur.

<a@example.com>: delivery temporarily suspended: host mx.example.com[192.0.2.1]
    refused to talk to me: 421 4.7.0 try later
<b@example.com>: delivery temporarily suspended: connect to
    mx.example.com[192.0.2.1]:25: Connection timed out
<c@example.com>: lost connection with mx.example.com[192.0.2.1] while receiving
    the initial server greeting
<d@example.com>: conversation with mx.example.com[192.0.2.1] timed out while
    sending RCPT TO
`,
    },
    [
      ['a@example.com', 'failed', 'banner', '4.7.0', '421', '421 4.7.0 try later'],
      [
        'b@example.com',
        'failed',
        'connect',
        '',
        '',
        'delivery temporarily suspended: connect to mx.example.com[192.0.2.1]:25: Connection timed out',
      ],
      [
        'c@example.com',
        'failed',
        'banner',
        '',
        '',
        'lost connection with mx.example.com[192.0.2.1] while receiving the initial server greeting',
      ],
      [
        'd@example.com',
        'failed',
        'rcpt',
        '',
        '',
        'conversation with mx.example.com[192.0.2.1] timed out while sending RCPT TO',
      ],
    ],
  ],
  [
    'Postfix: its own words about the name service',
    'postfix',
    {
      text: `${POSTFIX}<a@nosuch.example>: Host or domain name not found. Name service error for
    name=nosuch.example type=A: Host not found
`,
    },
    [
      [
        'a@nosuch.example',
        'failed',
        'dns',
        '',
        '',
        'Host or domain name not found. Name service error for name=nosuch.example type=A: Host not found',
      ],
    ],
  ],
  [
    'Postfix: a warning',
    'postfix',
    {
      subject: 'Delayed Mail (still being retried)',
      text: `This is the mail system at host mx.example.net.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

<a@example.com>: host mx.example.com[192.0.2.1] said: 451 4.3.0 later (in reply
    to MAIL FROM command)
`,
    },
    [['a@example.com', 'delayed', 'mail', '4.3.0', '451', '451 4.3.0 later']],
  ],
  [
    'Exim: the host before or after the command, replies over several lines',
    'exim',
    {
      subject: 'Mail delivery failed: returning message to sender',
      text: `${EXIM}  a@example.com
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<a@example.com>:
    550-5.7.1 not from here
    550 5.7.1 see https://example.com/why
  b@example.com
    (ultimately generated from list@example.org)
    SMTP error from remote mail server after pipelined end of data:
    host mx.example.com [2001:db8::1]: 554 5.6.0 odd
  c@nosuch.example
    Unrouteable address
  d@example.com
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after MAIL FROM:<s@example.org> SIZE=99:
    452 4.3.1 space: retry timeout exceeded
${EXIM_COPY}`,
    },
    [
      [
        'a@example.com',
        'failed',
        'rcpt',
        '5.7.1',
        '550',
        '550-5.7.1 not from here see https://example.com/why',
      ],
      ['b@example.com', 'failed', 'eod', '5.6.0', '554', '554 5.6.0 odd'],
      ['c@nosuch.example', 'failed', 'dns', '', '', 'Unrouteable address'],
      [
        'd@example.com',
        'failed',
        'mail',
        '4.3.1',
        '452',
        '452 4.3.1 space: retry timeout exceeded',
      ],
    ],
  ],
  [
    'Exim: pipes and files are named by the address above them, hidden ones too',
    'exim',
    {
      text: `${EXIM}  pipe to |/usr/bin/filter a@example.org --now
    generated by a@example.com
    Child process of pipe transport returned 1
  save to /var/mail/b
    generated by b@example.com
    mailbox is full
  an undisclosed address
    (generated from c@example.com)
${EXIM_COPY}`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '', '', 'Child process of pipe transport returned 1'],
      ['b@example.com', 'failed', 'unknown', '', '', 'mailbox is full'],
      ['c@example.com', 'failed', 'unknown', '', '', '(generated from c@example.com)'],
    ],
  ],
  [
    'Exim: the text of an operator in another language, the header naming the address',
    'exim',
    {
      subject: 'Zustellung fehlgeschlagen',
      headers: 'X-Failed-Recipients: a@example.com\r\n',
      text: `Guten Tag,

  save to /var/mail/a
    mailbox is full
`,
    },
    [['a@example.com', 'failed', 'unknown', '', '', 'mailbox is full']],
  ],
  [
    'Exim: a warning; a recipient without any words',
    'exim',
    {
      subject: 'Warning: message 1abcde-000001-AB delayed 24 hours',
      text: `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.net.

The addresses to which the message has not yet been delivered are:

  a@example.com
    Delay reason: H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after EHLO mx.example.net:
    421 busy
  b@example.com

No action is required on your part.
`,
    },
    [
      ['a@example.com', 'delayed', 'ehlo', '', '421', '421 busy'],
      ['b@example.com', 'delayed', 'unknown', '', '', ''],
    ],
  ],
  [
    'Sendmail: the whole reply stands in the dialogue, DATA above the answer to RCPT',
    'sendmail',
    {
      text: `${SENDMAIL}<a@example.com>
    (reason: 550-5.7.1 the first line)
b@example.com
    (reason: 550 5.1.1 <b@example.com> unknown)
    (expanded from: <list@example.org>)

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
>>> DATA
<<< 550-5.7.1 the first line
<<< 550 5.7.1 and the second
554 5.0.0 Service unavailable
<<< 550 5.1.1 <b@example.com> unknown
550 5.1.1 b@example.com... User unknown

   ----- Original message follows -----

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'eod', '5.7.1', '550', '550-5.7.1 the first line and the second'],
      ['b@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 <b@example.com> unknown'],
    ],
  ],
  [
    'Sendmail: no reason in the list, remarks below the dialogue',
    'sendmail',
    {
      text: `${SENDMAIL}<a@example.com>
"|/usr/bin/filter"
    (reason: 255)
    (expanded from: <b@example.com>)

   ----- Transcript of session follows -----
<a@example.com>... Deferred: Connection timed out with mx.example.com.
554 5.3.0 unknown mailer error 255
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'connect',
        '',
        '',
        '<a@example.com>... Deferred: Connection timed out with mx.example.com.',
      ],
      ['b@example.com', 'failed', 'unknown', '5.3.0', '554', '554 5.3.0 unknown mailer error 255'],
    ],
  ],
  [
    'Sendmail 5: no list, each refusal above the remark about its recipient',
    'sendmail',
    {
      subject: 'Returned mail: User unknown',
      text: `   ----- Transcript of session follows -----
While talking to mx.example.com:
>>> MAIL From:<s@example.org>
<<< 550 not from you
554 <a@example.com>... Remote protocol error
550 example.net (smtp)... 550 Host unknown
554 <b@example.net>... 550 Host unknown (Authoritative answer from name server)
While talking to mx.example.com:
>>> RCPT To:<c@example.com>
<<< 550 nobody here
550 <c@example.com>... User unknown

   ----- Unsent message follows -----
${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'mail', '', '550', '550 not from you'],
      [
        'b@example.net',
        'failed',
        'dns',
        '',
        '550',
        '550 Host unknown (Authoritative answer from name server)',
      ],
      ['c@example.com', 'failed', 'rcpt', '', '550', '550 nobody here'],
    ],
  ],
  [
    'qmail: each stage has its sentence',
    'qmail',
    {
      text: `${QMAIL}<a@example.com>:
192.0.2.1 does not like recipient.
Remote host said: 550-5.1.1 no
550 5.1.1 never
Giving up on 192.0.2.1.

<b@example.com>:
Connected to 192.0.2.1 but sender was rejected.
Remote host said: 421 4.7.0 later
I'm not going to try again; this message has been in the queue too long.

<c@nosuch.example>:
Sorry, I couldn't find any host named nosuch.example. (#5.1.2)

--- Below this line is a copy of the message.

${RETURNED}`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550-5.1.1 no never'],
      ['b@example.com', 'failed', 'mail', '4.7.0', '421', '421 4.7.0 later'],
      [
        'c@nosuch.example',
        'failed',
        'dns',
        '5.1.2',
        '',
        "Sorry, I couldn't find any host named nosuch.example. (#5.1.2)",
      ],
    ],
  ],
  [
    'qmail: most progress, the reply quoted inside the sentence',
    'qmail',
    {
      text: `${QMAIL}<a@example.com>:
Sorry, no SMTP connection got far enough; most progress was RCPT TO response; remote host 192.0.2.1 said: 550 nobody
. (#5.5.0)
(Other MXes tried: 192.0.2.2 said 550 for RCPT TO response.)
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.5.0', '550', '550 nobody']],
  ],
  [
    'Courier: each recipient with its own dialogue, an alias that points elsewhere',
    'courier',
    {
      subject: 'NOTICE: mail delivery status.',
      text: `This is a delivery status notification from mx.example.net,
running the Courier mail server, version 1.0.16.

---------------------------------------------------------------------------

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<a@example.com>:
     mx.example.com [192.0.2.1]:
 >>> RCPT TO:<a@example.com>
 <<< 550-5.1.1 no
 <<< 550 5.1.1 never
<b@example.com>:
     mx.example.com [192.0.2.1]:
 >>> MAIL FROM:<s@example.org> BODY=7BIT SIZE=99
 <<< 552 5.3.4 too big
<c@example.com>:
 <<< DNS lookup failed.
<d@example.com>:
     mx.example.org [192.0.2.3]:
 >>> RCPT TO:<e@example.org> NOTIFY=FAILURE
 <<< 550 5.1.1 unknown

---------------------------------------------------------------------------

If your message was also sent to additional recipients, their delivery
status is not included in this report.
`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550-5.1.1 no never'],
      ['b@example.com', 'failed', 'mail', '5.3.4', '552', '552 5.3.4 too big'],
      ['c@example.com', 'failed', 'dns', '', '', 'DNS lookup failed.'],
      ['e@example.org', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 unknown'],
    ],
  ],
  [
    'OpenSMTPD: one line a recipient, the warning too',
    'opensmtpd',
    {
      subject: 'Delivery status notification: delayed',
      text: `    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    A message is delayed for more than 4 hours for the following
    list of recipients:

a@example.com: 451 4.3.0 <a@example.com>: later
b@example.com: Network error on destination MXs

    Please note that this is only a temporary failure report.

    Below is a copy of the original message:

${RETURNED}`,
    },
    [
      ['a@example.com', 'delayed', 'unknown', '4.3.0', '451', '451 4.3.0 <a@example.com>: later'],
      ['b@example.com', 'delayed', 'connect', '', '', 'Network error on destination MXs'],
    ],
  ],
  [
    'dma: the command stands before the reply',
    'dma',
    {
      subject: 'Mail delivery failed',
      text: `This is the DragonFly Mail Agent v0.13 at mx.example.net.

There was an error delivering your mail to <a@example.com>.

mx.example.com [192.0.2.1] did not like our final DATA:
550-5.7.1 not
550 5.7.1 wanted

Message headers follow.

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'eod', '5.7.1', '550', '550-5.7.1 not wanted']],
  ],
  [
    'Haraka: several recipients on one line, the failed ones with their replies',
    'haraka',
    {
      text: `Hi. This is the Haraka Mailer program at mx.example.net.
I'm afraid I wasn't able to deliver your message
    "July"
to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

Intended Recipients: <a@example.com>, <b@example.com>
Failure Reason: Error: Some recipients failed: <a@example.com>, <b@example.com>

<a@example.com>: 550 5.1.1 unknown
<b@example.com>: 552 5.2.2 full
`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 unknown'],
      ['b@example.com', 'failed', 'rcpt', '5.2.2', '552', '552 5.2.2 full'],
    ],
  ],
  [
    'ZoneMTA: in the manner of Gmail',
    'gmail',
    {
      subject: 'Delivery Status Notification (Failure)',
      headers: 'X-Failed-Recipients: a@example.com\r\n',
      text: `Delivery to the following recipient failed permanently:
    a@example.com

Technical details of permanent failure:

554 5.7.1 <a@example.com>: refused


----- Original message -----

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '5.7.1', '554', '554 5.7.1 <a@example.com>: refused']],
  ],
  [
    'Stalwart: code, command, host inside one pair of brackets',
    'stalwart',
    {
      subject: 'Failed to deliver message',
      text: `Your message could not be delivered to the following recipients:

<a@example.com> (host 'mx.example.com' rejected command 'RCPT TO:<a@example.com>' with code 550 (5.1.1) 'User unknown')
<b@example.com> (connection to 'mx.example.org' failed: Connection refused)
`,
    },
    [
      ['a@example.com', 'failed', 'rcpt', '5.1.1', '550', 'User unknown'],
      [
        'b@example.com',
        'failed',
        'connect',
        '',
        '',
        "connection to 'mx.example.org' failed: Connection refused",
      ],
    ],
  ],
  [
    'Exim: deferred for good reasons, to be tried again',
    'exim',
    {
      text: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a temporary error. The following address(es) deferred:

  a@example.com
    Domain example.org sends too many mails an hour.  Message will be reattempted later
`,
    },
    [
      [
        'a@example.com',
        'delayed',
        'unknown',
        '',
        '',
        'Domain example.org sends too many mails an hour. Message will be reattempted later',
      ],
    ],
  ],
  [
    'Exim: a delay whose lines were joined',
    'exim',
    {
      subject: 'Warning: message 1abcde-000001-AB delayed 24 hours',
      text: `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.net.

The address to which the message has not yet been delivered is: a@example.com
`,
    },
    [['a@example.com', 'delayed', 'unknown', '', '', '']],
  ],
  [
    'Postfix: a delay in a template without the usual box, its sign broken over two lines',
    'postfix',
    {
      from: 'mx@example.net',
      subject: 'Delayed delivery',
      text: `Your message could not be delivered for more than 2 hour(s).
It will be retried until it is 5 day(s) old.

<a@example.com>: host mx.example.com[192.0.2.1] said: 451 4.3.0 busy (in reply to
    RCPT TO command)
`,
    },
    [['a@example.com', 'delayed', 'rcpt', '4.3.0', '451', '451 4.3.0 busy']],
  ],
  [
    'Postfix: a delay in words of the operator',
    'postfix',
    {
      subject: 'Hinweis',
      text: `Ihre Nachricht konnte noch nicht zugestellt werden. Es wird weiter versucht.

<a@example.com>: host mx.example.com[192.0.2.1] said: 451 4.3.0 busy (in reply to RCPT TO command)
`,
    },
    [['a@example.com', 'delayed', 'rcpt', '4.3.0', '451', '451 4.3.0 busy']],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
