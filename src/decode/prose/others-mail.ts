// Tells a mail system's notes on what it refused or kept of others' mail, from a mail to yes or no.

import type { NoticeView } from '../view.ts';

/** `Out: 220 mx.example.net` beside `In:  EHLO client`: Postfix' notify_classes (postconf(5)), error and resource notes. */
const ANSWERED = /^ {0,2}Out: [2-5]\d\d[ -]/;
const ASKED = /^ {0,2}In: {1,3}\S/;
const WITHIN_LINES = 200;

/** `Quarantine summary for bob`, `Your daily spam report`. */
const DIGEST =
  /^(?:\W{0,3}your )?(?:daily |weekly |e-?mail |mail |end user )?(?:spam |e-?mail )?(?:quarantine|spam|junk)(?: e-?mail| mail)? (?:summary|digest|report|notification)\b/i;

/** A warning about the reader's own mailbox: what will be refused has not been sent. */
const FILLING =
  /\b(?:your (?:mailbox|inbox|account)|(?:ihr|dein) postfach|votre boîte|su buzón|la tua casella)\b.{0,80}(?:(?:almost|nearly) full|quota warning|reached \d{1,3}\s?%|\d{1,3}\s?% (?:full|of)|fast voll|presque pleine|casi lleno|quasi piena)/i;
const FILLING_WITHIN = 600;

/** Whether it is a note to the administrator on a session, or to a user on his quarantine: nothing of ours came back. */
export function isAboutOthersMail({ lines, subject, text }: NoticeView): boolean {
  if (DIGEST.test(subject.slice(0, 200))) return true;
  if (FILLING.test(`${subject.slice(0, 200)} ${text.slice(0, FILLING_WITHIN)}`)) return true;
  const within = lines.slice(0, WITHIN_LINES);
  return within.some((line) => ANSWERED.test(line)) && within.some((line) => ASKED.test(line));
}
