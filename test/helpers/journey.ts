// Writes what a sender has of one mail for tests: the lines of his log, what came back, who asked his link server.

const START: number = Date.UTC(2026, 6, 7, 9);

export const HOURS = 60;
export const DAYS: number = 24 * HOURS;

/** Minutes after the start, as a time. */
const at = (minutes: number): Date => new Date(START + Math.round(minutes * 60_000));
const iso = (minutes: number): string => at(minutes).toISOString();
const stamp = (minutes: number): string => `${iso(minutes).slice(0, 23)}000+00:00 mta1`;

export const ANNA = 'anna@example.org';
const MX = 'mx.example.org[192.0.2.7]';

export const SETTINGS = `zone = "UTC"
[own]
domains = ["example.com"]
message_id_domains = ["example.com"]
hosts = ["mta1.example.com"]
[links]
open = "/o/{token}.gif"
click = "/c/{token}/{link}"
honeypot = "h"
`;

export interface Mail {
  readonly id: string;
  readonly to?: string;
  readonly minutes?: number;
  readonly campaign?: string;
  readonly providerId?: string;
}

/** The sender's own list. */
export function sentCsv(mails: readonly Mail[]): string {
  const rows = mails.map(({ id, to = ANNA, minutes = 0, campaign = 'w27', providerId = '' }) =>
    [id, to, campaign, iso(minutes), `${id}@example.com`, providerId, `tok${id}`].join(','),
  );
  return `id,recipient,campaign,time,message_id,provider_id,link_token\n${rows.join('\n')}\n`;
}

/** One line of the log of our Postfix: how an attempt ended. */
export type Attempt = (queue: string, to: string) => string;

const attempt =
  (minutes: number, status: string, dsn: string, words: string): Attempt =>
  (queue, to) =>
    `${stamp(minutes)} postfix/smtp[13]: ${queue}: to=<${to}>, relay=${MX}:25, delay=1, delays=0.1/0/0.4/0.5, dsn=${dsn}, status=${status} (${words})`;

const dsnOf = (reply: string): string => /[245]\.\d\.\d{1,3}/.exec(reply)?.[0] ?? '5.0.0';

export const taken = (minutes: number): Attempt =>
  attempt(minutes, 'sent', '2.0.0', '250 2.0.0 Ok: queued as 7F');

/** @param command as Postfix names it: `RCPT TO command`, `end of DATA command`. */
export const refused = (minutes: number, reply: string, command = 'RCPT TO command'): Attempt =>
  attempt(
    minutes,
    reply.startsWith('4') ? 'deferred' : 'bounced',
    dsnOf(reply),
    `host ${MX} said: ${reply} (in reply to ${command})`,
  );

export const broken = (minutes: number): Attempt =>
  attempt(
    minutes,
    'deferred',
    '4.4.2',
    `lost connection with ${MX} while sending end of data -- message may be sent more than once`,
  );

export const expired =
  (minutes: number): Attempt =>
  (queue) =>
    `${stamp(minutes)} postfix/qmgr[12]: ${queue}: from=<news@example.com>, status=expired, returned to sender`;

/** All lines of one mail in the log. */
export function logged({ id, to = ANNA, minutes = 0 }: Mail, attempts: readonly Attempt[]): string {
  const queue = `4F${id.toUpperCase().padStart(8, '0')}`;
  return [
    `${stamp(minutes)} postfix/cleanup[11]: ${queue}: message-id=<${id}@example.com>`,
    `${stamp(minutes)} postfix/qmgr[12]: ${queue}: from=<news@example.com>, size=2400, nrcpt=1 (queue active)`,
    ...attempts.map((one) => one(queue, to)),
    '',
  ].join('\n');
}

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
const GOOGLE_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const HEADERS = { 'accept-language': 'de', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };

const asked = (told: object): string => `${JSON.stringify(told)}\n`;

/** A person opens, and follows a link half a minute later. */
export function readBy(id: string, minutes: number, ip = '203.0.113.77'): string {
  const about = { token: `tok${id}`, ip, user_agent: BROWSER, method: 'GET', headers: HEADERS };
  return (
    asked({ type: 'opened', time: iso(minutes), ...about }) +
    asked({ type: 'clicked', time: iso(minutes + 0.5), link: '1', ...about })
  );
}

/** The mail client's operator fetches the picture. */
export const fetched = (id: string, minutes: number): string =>
  asked({
    type: 'opened',
    time: iso(minutes),
    token: `tok${id}`,
    ip: '66.249.84.1',
    user_agent: GOOGLE_PROXY,
    method: 'GET',
  });

/** A filter follows every link within a second, the hidden one among them: lines of the link server's access log. */
export function scanned(id: string, minutes: number): string {
  return ['0', '1', '2', 'h', '3']
    .map((link, number) => {
      const [, month = '', day = '', year = '', time = ''] =
        /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at(minutes + number / 300).toUTCString()) ?? [];
      return `40.107.1.2 - - [${month}/${day}/${year}:${time} +0000] "GET /c/tok${id}/${link} HTTP/1.1" 302 0 "-" "${BROWSER}"\n`;
    })
    .join('');
}

export interface Bounce {
  readonly minutes: number;
  readonly reply: string;
  /** Where it was refused, if that is another address. */
  readonly finalRecipient?: string;
  readonly reporter?: string;
  /** Of the mail that comes back. */
  readonly messageId?: string;
}

/** A delivery status notification (RFC 3464) for the mail `id`. */
export function notice(id: string, bounce: Bounce): string {
  const { minutes, reply, finalRecipient = ANNA, reporter = 'mx.example.org' } = bounce;
  const { messageId = `${id}@example.com` } = bounce;
  const date = at(minutes).toUTCString().replace('GMT', '+0000');
  return `Return-Path: <>
Date: ${date}
From: Mail Delivery System <MAILER-DAEMON@${reporter}>
To: news@example.com
Subject: Undelivered Mail Returned to Sender
Message-ID: <${id}.${minutes}@${reporter}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Your message could not be delivered.

<${finalRecipient}>: ${reply}

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; ${reporter}
Arrival-Date: ${date}

Final-Recipient: rfc822; ${finalRecipient}
Original-Recipient: rfc822; ${ANNA}
Action: failed
Status: ${dsnOf(reply)}
Diagnostic-Code: smtp; ${reply}

--b
Content-Type: text/rfc822-headers

From: News <news@example.com>
To: ${ANNA}
Subject: This week
Message-ID: <${messageId}>

--b--
`;
}

/** Amazon SES by SNS: one notification a line. */
export function ses(minutes: number, messageId: string, type: string, told: object): string {
  const mail = {
    timestamp: iso(0),
    source: 'news@example.com',
    messageId,
    destination: [ANNA],
  };
  const message = {
    eventType: type,
    mail,
    [type.toLowerCase()]: { timestamp: iso(minutes), ...told },
  };
  return asked({
    Type: 'Notification',
    MessageId: `sns-${messageId}-${minutes}`,
    TopicArn: 'arn:aws:sns:eu-central-1:123456789012:ses-events',
    Message: JSON.stringify(message),
    Timestamp: iso(minutes),
  });
}

/** SendGrid's event webhook: one array a line. */
export const sendgrid = (minutes: number, messageId: string, event: string, told: object): string =>
  `${JSON.stringify([
    {
      event,
      email: ANNA,
      timestamp: at(minutes).getTime() / 1000,
      'smtp-id': `<${messageId}@example.com>`,
      sg_event_id: `sg-${messageId}-${minutes}`,
      sg_message_id: `${messageId}.filter0001.1.0`,
      ...told,
    },
  ])}\n`;

const GONE = `550 5.1.1 <${ANNA}>: Recipient address rejected: User unknown in virtual mailbox table`;

/** A mail a week; what is due in `bad` weeks comes back after minutes. */
export function weekly(bad: readonly number[]): {
  sent: Mail[];
  files: Record<string, string>;
} {
  const sent = Array.from({ length: 7 }, (_, week) => ({
    id: `f${week}`,
    minutes: week * 7 * DAYS,
    campaign: `w${week}`,
  }));
  const files: Record<string, string> = {
    'mail.log': sent.map((mail) => logged(mail, [taken(mail.minutes + 0.1)])).join(''),
    'clicks.jsonl': sent.map(({ id, minutes }) => readBy(id, minutes + 3 * HOURS)).join(''),
  };
  for (const week of bad) {
    const minutes = week * 7 * DAYS + 5;
    files[`mails/f${week}.eml`] = notice(`f${week}`, { minutes, reply: GONE });
  }
  return { sent, files };
}
