// Writes a bounce mail in the standard form, for tests that need many of them.

/** `reply` is what the recipient's server said. */
export function bounceOf(recipient: string, reply = '550 5.1.1 User unknown'): string {
  return `From: MAILER-DAEMON@out.example.net
To: sender@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; out.example.net

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: ${/\d\.\d{1,3}\.\d{1,3}/.exec(reply)?.[0] ?? '5.0.0'}
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; ${reply}

--b--
`;
}

/** Mails below From_ lines, as in an mbox file. */
export function mboxOf(mails: readonly string[]): string {
  return mails.map((mail) => `From MAILER-DAEMON Sat Nov 14 10:00:01 2026\n${mail}\n`).join('');
}
