// Writes the notices of Exim.

import type { Answer, StatusNote } from '../world/fact.ts';
import { mailTime } from './dates.ts';
import { originalText } from './original.ts';
import type { Returned } from './returned-mail.ts';

const COMMANDS: Readonly<Record<string, (answer: Answer, to: string, from: string) => string>> = {
  mail: (_answer, _to, from) => `MAIL FROM:<${from}>`,
  eod: () => 'end of data',
  banner: () => 'initial connection',
};

export function eximNotice(fact: Returned, note: StatusNote): string {
  const { answer, recipient, reporter, forwardedFrom } = note;
  const { returnPath } = fact.original;
  const stamp = Math.floor(fact.time / 1000);
  const boundary = `${stamp}-eximdsn-${1_000_000_000 + (stamp % 899_999_999)}`;
  const command =
    COMMANDS[answer.stage]?.(answer, recipient, returnPath) ?? `RCPT TO:<${recipient}>`;
  const from = forwardedFrom === '' ? '' : `    (generated from ${forwardedFrom})\n`;
  return `Received: from Debian-exim by ${reporter} with local (Exim 4.96)
	id 1x${note.noticeQueueId.slice(0, 4)}-${note.noticeQueueId.slice(4, 10)}-2K
	for ${fact.sentTo};
	${mailTime(fact.time)}
X-Failed-Recipients: ${forwardedFrom || recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@${reporter}>
To: ${fact.sentTo}
References: <${fact.original.messageId}>
Content-Type: multipart/report; report-type=delivery-status; boundary=${boundary}
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <${fact.messageId}>
Date: ${mailTime(fact.time)}

--${boundary}
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${recipient}
${from}    host ${answer.host} [${answer.ip}]
    SMTP error from remote mail server after ${command}:
    ${answer.words}

--${boundary}
Content-type: message/delivery-status

Reporting-MTA: dns; ${reporter}

Action: failed
Final-Recipient: rfc822;${recipient}
Status: ${answer.status}
Remote-MTA: dns; ${answer.host}
Diagnostic-Code: smtp; ${answer.words}

--${boundary}
Content-type: message/rfc822

Return-path: <${returnPath}>
${originalText(fact.original, fact.mail)}
--${boundary}--
`;
}
