// Writes the complaint reports of receivers (RFC 5965).

import type { PlainNote } from '../world/fact.ts';
import { OWN_IP } from '../world/sender.ts';
import { mailTime } from './dates.ts';
import { originalText } from './original.ts';
import type { Returned } from './returned-mail.ts';

export function arf(fact: Returned, note: PlainNote): string {
  const boundary = `arf-${fact.messageId.slice(0, 12)}`;
  const { original } = fact;
  // A third of the receivers tells neither the recipient nor the To field.
  const isRedacted = note.variant % 3 === 0;
  const to = isRedacted ? 'redacted@receiver.example' : original.to;
  const recipient = isRedacted ? '' : `Original-Rcpt-To: ${original.to}\n`;
  return `Received: from fbl.${note.from.split('@')[1]} (unknown [203.0.113.30]); ${mailTime(fact.time)}
From: ${note.from}
To: ${fact.sentTo}
Date: ${mailTime(fact.time)}
Subject: FW: ${original.subject}
Message-ID: <${fact.messageId}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
	boundary="${boundary}"

--${boundary}
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report for an email message received from IP
${OWN_IP} on ${mailTime(original.date)}.

--${boundary}
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: ExampleFeedback/1.0
Version: 1
Original-Mail-From: <${original.returnPath}>
${recipient}Arrival-Date: ${mailTime(original.date)}
Source-IP: ${OWN_IP}
Reported-Domain: shop.example

--${boundary}
Content-Type: message/rfc822
Content-Disposition: inline

${originalText({ ...original, to }, fact.mail)}
--${boundary}--
`;
}
