// Tells the stage that a notice's words name, from the words or the SMTP verb to a Stage.

import type { Stage } from '../model/stage.ts';

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

/** Words that name the stage in the notices of many systems. */
const WORDS: readonly (readonly [RegExp, Stage])[] = [
  [/\(in reply to end of DATA command\)/i, 'eod'],
  [/\(in reply to DATA command\)/i, 'data'],
  [/\(in reply to RCPT TO command\)/i, 'rcpt'],
  [/\(in reply to MAIL FROM command\)/i, 'mail'],
  [/\(in reply to STARTTLS command\)/i, 'starttls'],
  [/\(in reply to AUTH command\)/i, 'auth'],
  [/\(in reply to (?:EHLO|HELO|LHLO) command\)/i, 'ehlo'],
];

/** The stage that the words of a notice name, `unknown` where they name none. */
export function stageOfWords(words: string): Stage {
  return WORDS.find(([sign]) => sign.test(words))?.[1] ?? 'unknown';
}
