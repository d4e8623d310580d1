// Tells the stage that a notice's words name, from the words or the SMTP verb to a Stage.

import type { Stage } from '../../model/stage.ts';

/** SMTP verbs as notices name them; a verb in front counts before one inside (`MAIL FROM:<a> BODY=7BIT`). */
const VERBS: readonly (readonly [RegExp, Stage])[] = [
  [/^\W{0,3}rcpt/i, 'rcpt'],
  [/^\W{0,3}mail from/i, 'mail'],
  [/^\W{0,3}(?:ehlo|helo|lhlo)\b/i, 'ehlo'],
  [/^\W{0,3}starttls/i, 'starttls'],
  [/^\W{0,3}auth\b/i, 'auth'],
  [/end of data|end-of-data|message body|data terminat|^\.$|^bdat|after data|body/i, 'eod'],
  [/^\W*data/i, 'data'],
  [/rcpt/i, 'rcpt'],
  [/mail/i, 'mail'],
  [/starttls|tls/i, 'starttls'],
  [/auth|login/i, 'auth'],
  [/ehlo|helo|lhlo/i, 'ehlo'],
  [/connect|conn$|banner|greeting/i, 'banner'],
  [/quit|rset/i, 'eod'],
  [/data/i, 'data'],
];

/** The stage of an SMTP verb as found (`RCPT TO`, `end of DATA command`, `.`); `unknown` for anything else. */
export function stageOfCommand(command: string): Stage {
  const verb = command.slice(0, 80).trim();
  return VERBS.find(([words]) => words.test(verb))?.[1] ?? 'unknown';
}

/** How notices say to which command a reply came; the verb alone proves nothing, since replies quote verbs as well. */
const SAID_AFTER =
  /(?:in re(?:ply|sponse) to|remote mail server after|while (?:sending|performing|receiving)|rejected command) (?:the )?['"]?((?:pipelined )?(?:end of data|rcpt|mail from|data|ehlo|helo|lhlo|starttls|auth|initial server greeting))/i;
const MAX_WORDS = 4000;

/** The stage that the words of a notice name, `unknown` where they name none. */
export function stageOfWords(words: string): Stage {
  const verb = SAID_AFTER.exec(words.slice(0, MAX_WORDS))?.[1];
  return verb ? stageOfCommand(verb) : 'unknown';
}
