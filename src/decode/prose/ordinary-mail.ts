// Sorts mails that report nothing: a person's answer, or a mail that does not concern deliveries.

import type { Finding } from '../finding.ts';
import { automaticFinding } from './automatic-report.ts';
import { isListProgram } from './list-refusal.ts';
import type { PlainMail } from './plain-mail.ts';

/** What is left once all other readers have passed the mail on. */
export function readOrdinaryMail(mail: PlainMail): Finding {
  if (isHumanReply(mail))
    return automaticFinding(mail, { kind: 'human-reply', format: 'human-reply', sureness: 0.8 });
  return { kind: 'not-a-bounce', format: 'none', sureness: surenessOf(mail), reports: [] };
}

/** A box that nobody reads, so nobody writes from it. */
const NOBODY = /(?:^|[<\s])(?:no-?reply|do-?not-?reply)[\w.+-]{0,40}@/i;

/** An answer to a mail, by neither a machine nor a list. */
function isHumanReply(mail: PlainMail): boolean {
  const { signs, subject } = mail;
  if (isListProgram(mail) || NOBODY.test(mail.view.from.slice(0, 400))) return false;
  if (signs.isDaemon || signs.isList || signs.isBulk || signs.hasNullReturn) return false;
  if (signs.autoSubmitted !== '') return false;
  return subject.isAnswer || (signs.isInThread && !subject.isForward);
}

/** Lists, bulk mails and reports on domains are known; the rest is only not known to be anything else. */
function surenessOf({ signs, subject, view }: PlainMail): number {
  if (signs.isList || signs.isBulk) return 0.9;
  if (/^report[- ]domain:/.test(subject.rest)) return 0.95;
  if (/tlsrpt|dmarc/i.test(view.header('content-type').slice(0, 400))) return 0.95;
  return signs.isDaemon || signs.hasNullReturn ? 0.4 : 0.6;
}
