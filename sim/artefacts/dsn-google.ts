// Writes the notices of Gmail.

import type { StatusNote } from '../world/fact.ts';
import { mailTime } from './dates.ts';
import { fold } from './fold.ts';
import { originalHeaders } from './original.ts';
import type { Returned } from './returned-mail.ts';

export function googleNotice(fact: Returned, note: StatusNote): string {
  const { answer, recipient } = note;
  const boundary = `000000000000${fact.messageId.slice(0, 14)}`;
  const domain = recipient.split('@')[1] ?? '';
  return `Received: by 2002:a05:6402:2685:: with SMTP id w5csp${note.noticeQueueId.toLowerCase()};
        ${mailTime(fact.time)}
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${fact.sentTo}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <${fact.original.messageId}>
In-Reply-To: <${fact.original.messageId}>
X-Failed-Recipients: ${recipient}
Message-ID: <${fact.messageId}>
Date: ${mailTime(fact.time)}
MIME-Version: 1.0
Content-Type: multipart/report; boundary="${boundary}"; report-type=delivery-status

--${boundary}
Content-Type: text/plain; charset="UTF-8"


** Message not delivered **

There was a problem delivering your message to ${recipient}. See the technical details below.

The response from the remote server was:

${answer.words}

--${boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; ${fact.original.returnPath}
Arrival-Date: ${mailTime(note.queuedAt)}
X-Original-Message-ID: <${fact.original.messageId}>

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: ${answer.status}
Remote-MTA: dns; ${answer.host}. (${answer.ip}, the server for the domain
 ${domain}.)
${fold(`Diagnostic-Code: smtp; ${answer.words}`, ' ')}
Last-Attempt-Date: ${mailTime(fact.time)}

--${boundary}
Content-Type: message/rfc822

${originalHeaders(fact.original, fact.mail)}

----- Message truncated -----

--${boundary}--
`;
}
