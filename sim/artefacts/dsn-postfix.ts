// Writes the notices of Postfix, our own and those of receivers.

import type { Answer, StatusNote } from '../world/fact.ts';
import { DAY } from '../world/times.ts';
import { mailTime } from './dates.ts';
import { fold } from './fold.ts';
import { originalHeaders } from './original.ts';
import { statusInLog, wordsInLog } from './postfix-log.ts';
import type { Returned } from './returned-mail.ts';

export const ownNotice = (fact: Returned, note: StatusNote): string => notice(fact, note);
export const postfixNotice = (fact: Returned, note: StatusNote): string => notice(fact, note);

const WARNING = `
####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.
`;
const FAILURE = `
I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.
`;

function notice(fact: Returned, note: StatusNote): string {
  const { reporter, noticeQueueId, queueId, answer, recipient, forwardedFrom } = note;
  const boundary = `${queueId}.${Math.floor(fact.time / 1000)}/${reporter}`;
  const isFailure = note.is === 'failed';
  const words = wordsInLog(answer);
  const written = forwardedFrom === '' ? recipient : forwardedFrom;
  const expanded = forwardedFrom === '' ? '' : ` (expanded from <${forwardedFrom}>)`;
  return `Received: by ${reporter} (Postfix)
	id ${noticeQueueId}; ${mailTime(fact.time)} (UTC)
Date: ${mailTime(fact.time)} (UTC)
From: Mail Delivery System <MAILER-DAEMON@${reporter}>
Subject: ${isFailure ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)'}
To: ${fact.sentTo}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="${boundary}"
Content-Transfer-Encoding: 8bit
Message-Id: <${fact.messageId}>

This is a MIME-encapsulated message.

--${boundary}
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

This is the mail system at host ${reporter}.
${isFailure ? FAILURE : WARNING}
For further assistance, please send mail to postmaster.

If you do so, please include this problem report. You can
delete your own text from the attached returned message.

                   The mail system

${fold(`<${recipient}>${expanded}: ${words}`, '    ')}

--${boundary}
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; ${reporter}
X-Postfix-Queue-ID: ${queueId}
X-Postfix-Sender: rfc822; ${fact.original.returnPath}
Arrival-Date: ${mailTime(note.queuedAt)} (UTC)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${written}
Action: ${note.is}
Status: ${statusInLog(answer)}
${remote(answer)}${isFailure ? '' : `Will-Retry-Until: ${mailTime(note.queuedAt + 5 * DAY)} (UTC)\n`}
--${boundary}
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

Return-Path: <${fact.original.returnPath}>
${originalHeaders(fact.original, fact.mail)}
--${boundary}--
`;
}

function remote(answer: Answer): string {
  if (!answer.isReply) return `${fold(`Diagnostic-Code: X-Postfix; ${answer.words}`, '    ')}\n`;
  return `Remote-MTA: dns; ${answer.host}\n${fold(`Diagnostic-Code: smtp; ${answer.words}`, '    ')}\n`;
}
