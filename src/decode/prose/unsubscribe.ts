// Tells mails by which a reader ends a subscription (RFC 2369 §3.2), from a mail to a finding.

import type { Finding } from '../finding.ts';
import { automaticFinding } from './automatic-report.ts';
import type { PlainMail } from './plain-mail.ts';

/** Boxes that lists give out for it. */
const BOX =
  /^(?:[\w.=-]{0,100}[-_.+])?(?:unsub|unsubscribe|opt-?out|signoff|remove|leave)(?:[-_.+=]|$)/i;
/** A subject with a token of the list's own: `unsubscribe:4f3c…`, `unsubscribe a1b2c3`. */
const WITH_TOKEN =
  /^(?:list-?)?(?:unsubscribe|unsub|opt-?out|signoff|remove)[\s:=_-]{1,3}[\w=+/.:@-]{4,200}$/i;
const MADE_BY_PROGRAM =
  /^[^.]{0,80}(?:sent this (?:e-?mail|message) to unsubscribe|unsubscribe request)/i;
/** Longer texts are somebody's words about a subscription, not the request. */
const MAX_TEXT = 1500;

/** An unsubscribe mail, or null. */
export function readUnsubscribe(mail: PlainMail): Finding | null {
  const sureness = surenessOf(mail);
  if (sureness === 0) return null;
  return automaticFinding(mail, {
    kind: 'unsubscribe',
    format: 'unsubscribe',
    sureness,
    feedbackType: 'opt-out',
  });
}

function surenessOf(mail: PlainMail): number {
  const { view, subject, ownText } = mail;
  if (view.header('x-apple-unsubscribe') !== '') return 1;
  if (mail.signs.isDaemon || ownText.length > MAX_TEXT) return 0;
  const isToBox = BOX.test(localPart(view.header('to')));
  const isBySubject = subject.isUnsubscribe || WITH_TOKEN.test(subject.rest);
  if (isBySubject) return isToBox ? 0.95 : 0.85;
  if (isToBox && MADE_BY_PROGRAM.test(ownText)) return 0.9;
  return isToBox && subject.rest === '' && ownText.length < 200 ? 0.7 : 0;
}

const localPart = (field: string): string =>
  /<?([^<>\s"@]{1,200})@/.exec(field.slice(0, 1000))?.[1] ?? '';
