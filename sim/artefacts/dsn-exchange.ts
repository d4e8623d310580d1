// Writes the notices of Exchange and Exchange Online.

import type { StatusNote } from '../world/fact.ts';
import { mailTime } from './dates.ts';
import { originalHeaders } from './original.ts';
import type { Returned } from './returned-mail.ts';

export function exchangeNotice(fact: Returned, note: StatusNote): string {
  const { answer, recipient, reporter, forwardedFrom } = note;
  const boundary = `_000_${fact.messageId.slice(0, 16)}_`;
  const domain = reporter.split('.').slice(-2).join('.');
  const original = forwardedFrom === '' ? recipient : forwardedFrom;
  const host = `${reporter.split('.')[0]}.${domain}`;
  return `From: postmaster@${domain}
To: ${fact.sentTo}
Date: ${mailTime(fact.time)}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="${boundary}"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <${fact.messageId}>
In-Reply-To: <${fact.original.messageId}>
References: <${fact.original.messageId}>
Thread-Topic: ${fact.original.subject}
Subject: Undeliverable: ${fact.original.subject}
Auto-Submitted: auto-replied

--${boundary}
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Delivery has failed to these recipients or groups:

${recipient}<mailto:${recipient}>
Your message wasn't delivered. The details below may help your administrator.

Diagnostic information for administrators:

Generating server: ${host}

${recipient}
Remote Server returned '${encode(answer.words)}'

Original message headers:

${encode(originalHeaders(fact.original, fact.mail))}
--${boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns;${host}
Received-From-MTA: dns;mta1.shop.example
Arrival-Date: ${mailTime(note.queuedAt)}

Original-Recipient: rfc822;${original}
Final-Recipient: rfc822;${recipient}
Action: failed
Status: ${answer.status}
Diagnostic-Code: smtp;${answer.words}
X-Display-Name: ${recipient}

--${boundary}
Content-Type: text/rfc822-headers

${originalHeaders(fact.original, fact.mail)}
--${boundary}--
`;
}

/** Quoted-printable (RFC 2045 §6.7), of ASCII text. */
function encode(text: string): string {
  const lines = text.replaceAll('=', '=3D').split('\n');
  return lines.map((line) => (line.match(/.{1,70}/g) ?? ['']).join('=\n')).join('\n');
}
