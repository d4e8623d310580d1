import { describe, expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

type Fields = Readonly<Record<string, string>>;

const check = (fields: Fields, text: string, expected: string): void => {
  expect(told(readMail(fields, text))).toBe(expected);
};

const HUMAN = 'human-reply alice@example.com';
const QUOTED_BOUNCE = `Dear team,

your mail to Bob came back to me, see below. Can you help?

Alice

> This is the mail system at host mx.example.net.
>
> I'm sorry to have to inform you that your message could not
> be delivered to one or more recipients.
>
> <bob@example.com>: host mx.example.com said: 550 5.1.1 User unknown`;

describe('a person’s answer', () => {
  it.each<[string, Fields, string]>([
    ['by its subject', { Subject: 'Re: Spring offer' }, 'Yes, please.'],
    ['by its subject in German', { Subject: 'AW: Frühling' }, 'Ja, gern.'],
    ['by its subject in Swedish', { Subject: 'SV: Vår' }, 'Ja tack.'],
    [
      'by its subject in Polish',
      { Subject: 'Odp.: Wiosna', 'In-Reply-To': '<1@example.org>' },
      'Tak.',
    ],
    ['with a count', { Subject: 'Re[2]: Spring' }, 'Yes.'],
    ['with a full-width colon', { Subject: '回复：春季' }, '好的'],
    ['by its thread', { Subject: 'Spring', 'In-Reply-To': '<1@example.org>' }, 'Yes, please.'],
    [
      'that quotes a bounce',
      { Subject: 'Re: Spring', 'In-Reply-To': '<1@example.org>' },
      QUOTED_BOUNCE,
    ],
    [
      'about a bounce',
      {
        Subject: 'Re: Mail delivery failed: returning message to sender',
        References: '<1@example.org>',
        'User-Agent': 'Mail 1.0',
      },
      'The address bob@example.com was wrong: 550 5.1.1 user unknown. It could not be delivered, sorry.',
    ],
    [
      'with bounce words',
      { Subject: 'Re: Spring', 'In-Reply-To': '<1@example.org>' },
      'My order could not be delivered. The courier said user unknown. Please call 550 1234.',
    ],
  ])('%s', (_name, fields, text) => check(fields, text, HUMAN));
});

describe('a mail that does not concern deliveries', () => {
  it.each<[string, Fields, string]>([
    ['a first letter', { Subject: 'Hello' }, 'How are you?'],
    [
      'an order',
      {
        Subject: 'Your order has been shipped',
        From: 'shop@example.com',
        'Auto-Submitted': 'auto-generated',
      },
      'Delivery is delayed by a day. The parcel could not be delivered to your neighbour.',
    ],
    [
      'a parcel service',
      { Subject: 'Delivery failed: parcel 123', From: 'info@parcels.example.com' },
      'We could not deliver your parcel. Please choose another day.',
    ],
    [
      'a DMARC report',
      {
        Subject: 'Report domain: example.org Submitter: example.com Report-ID: 1',
        From: 'dmarc@example.com',
        'Content-Type': 'application/zip; name="r.zip"',
        'Auto-Submitted': 'auto-generated',
      },
      'UEsDBA==',
    ],
    [
      'a TLS report',
      {
        Subject: 'Report Domain: example.org Submitter: example.com Report-ID: <1>',
        'Content-Type': 'multipart/report; report-type=tlsrpt; boundary=b',
      },
      '--b\nContent-Type: text/plain\n\nAggregate report\n\n--b--',
    ],
    [
      'a newsletter',
      {
        Subject: 'Why mails bounce',
        'List-Id': '<news.example.com>',
        'List-Unsubscribe': '<mailto:u@example.com>',
      },
      'Undeliverable mail, user unknown, mailbox full: all you must know about 550 5.1.1.',
    ],
    [
      'a list post about bounces',
      {
        Subject: '[talk] Undelivered Mail Returned to Sender?',
        'List-Id': '<talk.example.com>',
        Precedence: 'list',
      },
      'I got this: your message could not be delivered, 550 5.1.1 user unknown.',
    ],
    [
      'a mail about a bounce',
      { Subject: 'Bounces since yesterday', 'User-Agent': 'Mail 1.0' },
      'Hi, since yesterday mails to bob@example.com could not be delivered: 550 5.1.1 user unknown. Any idea?',
    ],
    [
      'a virus warning',
      { Subject: 'Infected message found', From: 'antivirus@example.com' },
      'A message from you contained a virus and was deleted.',
    ],
    [
      'a quarantine digest',
      { Subject: 'Quarantine summary', From: 'postmaster@example.com' },
      'You have 3 new messages in quarantine.',
    ],
    [
      'a bug tracker’s daemon',
      {
        Subject: '[Bug 132] mails to x fail',
        From: 'bugs-daemon@example.com',
        'Auto-Submitted': 'auto-generated',
        'In-Reply-To': '<bug-132@example.com>',
      },
      'Comment 3: message delivery failed.',
    ],
    [
      'a person’s question with the notice in the middle',
      { Subject: 'Trouble with your server' },
      `Hi,

whenever I write to Bob I get this:

<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.7.1 Client host
    rejected (in reply to RCPT TO command)

Could you have a look?`,
    ],
    [
      'a tracker’s report with a notice in it',
      {
        Subject: '[MAIL-431] The reader misses one',
        From: 'tracker@example.com',
        Precedence: 'bulk',
        'Auto-Submitted': 'auto-generated',
      },
      `Bob created MAIL-431:

This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  carol@example.com
    retry timeout exceeded`,
    ],
    [
      'a list post that names the failure in its subject',
      { Subject: '[talk] Mail to bob@example.com bounces', 'List-Id': '<talk.example.com>' },
      `I got this:

Your message wasn't delivered to bob@example.com because the address couldn't be found.

The response was:
550 no such user`,
    ],
    [
      'status fields in a person’s mail',
      { Subject: 'What does this mean' },
      `Hi, I found this in my log:

Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.1.1`,
    ],
    [
      'a warning of the mail system that names no message',
      { Subject: 'Your mailbox is almost full', From: 'postmaster@example.org' },
      'When it is full, messages sent to you cannot be delivered and will be returned to the sender.',
    ],
    [
      'a parcel service that says so in its header',
      {
        Subject: 'Your parcel could not be delivered',
        From: 'noreply@parcels.example.com',
        'Auto-Submitted': 'auto-generated',
      },
      'Delivery failed: your parcel could not be delivered to the recipient.',
    ],
    [
      'a person’s mail about a bounce, by its subject as well',
      { Subject: 'Undelivered mail to your domain', 'User-Agent': 'Mail 1.0' },
      `Hi, I get this:

<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.7.1 Client host
    rejected (in reply to RCPT TO command)`,
    ],
    [
      'news of a provider about delays',
      {
        Subject: '[Incident] Delayed mail delivery',
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': '<https://status.example.com/u>',
      },
      'Mails are answered with 421 4.7.0 Try again later. Delivery will be retried.',
    ],
    [
      'a sender’s own report on all that came back in a day',
      { Subject: 'Daily bounce report for example.org', From: 'reports@example.net' },
      'Bounces: 2\n\na@example.com    550 5.1.1 User unknown\nb@example.com   552 5.2.2 Mailbox full',
    ],
    [
      'a newsletter that explains bounces',
      {
        Subject: 'Why "550 5.1.1 User unknown" matters: bounces explained',
        From: 'Deliverability Weekly <weekly@example.net>',
        'List-Unsubscribe': '<https://example.net/u>',
      },
      `A typical bounce: your message could not be delivered to one or more recipients.

<a@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown`,
    ],
    [
      'a tracker in which somebody pasted a notice',
      {
        Subject: '[TRACK] (MAIL-7) Undelivered Mail Returned to Sender',
        From: 'Tracker <tracker@example.org>',
        'Auto-Submitted': 'auto-generated',
        Precedence: 'bulk',
      },
      `Pat created MAIL-7

This is the mail system at host mx.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<a@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown
    (in reply to RCPT TO command)`,
    ],
    [
      'an alert of a program that could not send',
      {
        Subject: 'RecipientsRefused: {"a@example.com": (550, b"5.1.1 User unknown")}',
        From: 'Alerts <noreply@alerts.example.net>',
        'Auto-Submitted': 'auto-generated',
      },
      "New alert in production\n\n{'a@example.com': (550, b'5.1.1 <a@example.com>: Recipient address rejected')}",
    ],
    [
      'advice of a postmaster who names no mail',
      {
        Subject: 'Your domain has delivery errors',
        From: 'Postmaster Tools <noreply@example.net>',
      },
      'We see many "550-5.7.26 unauthenticated" rejections of your mail.',
    ],
    ['spam', { Subject: 'Cheap pills' }, 'Buy now'],
    ['nothing', { Subject: '', From: '', To: '', Date: '' }, 'some text without any header'],
  ])('%s', (_name, fields, text) => check(fields, text, 'not-a-bounce'));
});
