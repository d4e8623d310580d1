import { expect, it } from 'vitest';
import { answerOf, type NoticeCase, RETURNED } from '../../helpers/notice.ts';

const CASES: readonly NoticeCase[] = [
  [
    'Exchange 5.5: address on a date, the code of its own system',
    'exchange-2003',
    {
      from: 'System Administrator <postmaster@example.com>',
      subject: 'Undeliverable: July',
      text: `Your message

  To:      team@example.com
  Subject: July
  Sent:    Tue, 1 Jul 2003 10:00:00 -0000

did not reach the following recipient(s):

a@example.com on Tue, 1 Jul 2003 10:00:05 -0000
    The recipient name is not recognized
	The MTS-ID of the original message is: c=us;a= ;p=example
;l=MX0307011000ABCDEF
    MSEXCH:IMS:Example:SITE:MX 0 (000C05A6) Unknown Recipient
c=US;a= ;p=Example;o=Site;dda:SMTP=b@example.com; on Tue, 1 Jul 2003
10:00:06 -0000
    MSEXCH:IMS:Example:SITE:MX 0 (000C05A6) Unknown Recipient
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'The recipient name is not recognized MSEXCH:IMS:Example:SITE:MX 0 (000C05A6) Unknown Recipient',
      ],
      [
        'b@example.com',
        'failed',
        'unknown',
        '',
        '',
        'MSEXCH:IMS:Example:SITE:MX 0 (000C05A6) Unknown Recipient',
      ],
    ],
  ],
  [
    'Exchange 2003: the reply of the remote server in brackets',
    'exchange-2003',
    {
      from: 'System Administrator',
      subject: 'Undeliverable: July',
      text: `Your message did not reach some or all of the intended recipients.

      Subject:	July
      Sent:	7/1/2003 10:00 AM

The following recipient(s) could not be reached:

      'a@example.com' on 7/1/2003 10:01 AM
            The e-mail account does not exist at the organization this message was sent to.
            <mx.example.net #5.1.1 smtp;550 5.1.1 <a@example.com>: no such user>
`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '5.1.1',
        '550',
        '550 5.1.1 <a@example.com>: no such user',
      ],
    ],
  ],
  [
    'hMailServer: in the manner of Exchange',
    'exchange-2003',
    {
      from: 'mailer-daemon@example.net',
      subject: 'Message undeliverable: July',
      text: `Your message did not reach some or all of the intended recipients.

   Sent: Tue, 1 Jul 2025 10:00:00 +0000
   Subject: July

The following recipient(s) could not be reached:

a@example.com
   Error Type: SMTP
   Remote server (192.0.2.1) issued an error.
   hMailServer sent: RCPT TO:<a@example.com>
   Remote server replied: 550 5.1.1 unknown


hMailServer
`,
    },
    [['a@example.com', 'failed', 'rcpt', '5.1.1', '550', '550 5.1.1 unknown']],
  ],
  [
    'MailEnable: address and reason in brackets',
    'exchange-2003',
    {
      from: '"Delivery Subsystem" <postmaster@example.net>',
      subject: 'Message Delivery Failure',
      text: `MailEnable: Message could not be delivered to some recipients.
The following recipient(s) could not be reached:

	Recipient: [SMTP:a@example.com]
	Reason: Remote SMTP Server Returned: 550 5.1.1 no


Message headers follow:

${RETURNED}`,
    },
    [['a@example.com', 'failed', 'unknown', '5.1.1', '550', '550 5.1.1 no']],
  ],
  [
    'Exchange 2007: the reply between number signs',
    'exchange',
    {
      from: 'postmaster@example.com',
      subject: 'Undeliverable: July',
      text: `Delivery has failed to these recipients or distribution lists:

Anna<mailto:a@example.com>
The recipient's mailbox is full.

________________________________
Sent by Microsoft Exchange Server 2007

Diagnostic information for administrators:

Generating server: mx.example.com

a@example.com
#550 5.2.2 STOREDRV.Deliver; mailbox full ##

Original message headers:

${RETURNED}`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '5.2.2',
        '550',
        '550 5.2.2 STOREDRV.Deliver; mailbox full',
      ],
    ],
  ],
  [
    'Exchange 2013 in another language: the line in English stays',
    'exchange',
    {
      from: 'postmaster@example.com',
      subject: 'Onbestelbaar: juli',
      text: `Bezorging is mislukt voor deze geadresseerden of groepen:

a@example.com<mailto:a@example.com>
De geadresseerde is niet gevonden.

Diagnostische gegevens voor beheerders:

Bronserver: mx.example.com

a@example.com
mx.example.net
Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'

b@example.com
Remote Server returned '< #5.7.1 smtp;550 5.7.1 no relay>'

Oorspronkelijke berichtkoppen:

${RETURNED}`,
    },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '5.1.1',
        '550',
        '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
      ],
      ['b@example.com', 'failed', 'unknown', '5.7.1', '550', '550 5.7.1 no relay'],
    ],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
