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
  /^[^\n]{0,40}\b(?:your (?:mailbox|inbox|account)|(?:ihr|dein) postfach|votre boîte|su buzón|la tua casella)\b.{0,80}(?:(?:almost|nearly) full|quota warning|reached \d{1,3}\s?%|\d{1,3}\s?% (?:full|of)|fast voll|presque pleine|casi lleno|quasi piena)/i;
/** `Your password expires in 3 days` */
const PASSWORD =
  /^\W{0,3}(?:your |ihr |votre |su )?(?:password|passwort|kennwort|mot de passe|contraseña)\b.{0,40}(?:expir|abl[aä]uf|läuft|caduca)/i;
/** Behind these words stands the subject of the mail that came back. */
const RETURNED =
  /undeliver|unzustell|non remis|returned|failure|failed|delivery|subject:|betreff:/i;

/** Whether it is a note to the administrator on a session, or to a user on his quarantine: nothing of ours came back. */
export function isAboutOthersMail({ lines, subject, text }: NoticeView): boolean {
  const title = subject.slice(0, MAX_TITLE);
  if (DIGEST.test(title) || PASSWORD.test(title)) return true;
  if ([title, text.trimStart().slice(0, MAX_TITLE)].some(isFilling)) return true;
  const within = lines.slice(0, WITHIN_LINES);
  return within.some((line) => ANSWERED.test(line)) && within.some((line) => ASKED.test(line));
}

const MAX_TITLE = 200;

const isFilling = (words: string): boolean => FILLING.test(words) && !RETURNED.test(words);
