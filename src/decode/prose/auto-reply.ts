// Tells automatic replies: absences, acknowledgements, posts held for a moderator (RFC 3834), from a mail to a finding.

import type { Finding } from '../finding.ts';
import { automaticFinding } from './automatic-report.ts';
import { type PlainMail, says } from './plain-mail.ts';
import { isPost } from './quoting-mail.ts';

/**
 * An automatic reply, or null. A header field or the subject must say so; words of absence in the text alone are
 * a person's mail. `X-Auto-Response-Suppress` asks others for silence, so it is no sign.
 */
export function readAutoReply(mail: PlainMail): Finding | null {
  const sureness = surenessOf(mail);
  if (sureness === 0) return null;
  return automaticFinding(mail, {
    kind: 'auto-reply',
    format: 'auto-reply',
    sureness,
    word: tellingWord(mail),
  });
}

function surenessOf(mail: PlainMail): number {
  const { signs } = mail;
  if (signs.autoSubmitted === 'auto-replied') return 1;
  if (signs.isAutoReply) return 0.95;
  if (signs.isList && signs.isBulk) return 0;
  if (isPost(mail.view) && signs.autoSubmitted === '') return 0;
  return surenessBySubject(mail);
}

/** `Automatic reply: your order` is enough; a vaguer subject needs a text of the same kind. */
function surenessBySubject(mail: PlainMail): number {
  const { subject, subjectWords, signs } = mail;
  const saysAbsent = says(mail.ownWords, 'absences', 'automatics', 'lefts');
  if (subject.auto !== '' && (!subject.isAnswer || subject.isAutoInBrackets)) {
    if (isSetOff(subject.rest, subject.auto)) return 0.9;
    if (saysAbsent) return 0.85;
    return signs.autoSubmitted === '' ? 0 : 0.85;
  }
  if (says(subjectWords, 'automatics') && signs.autoSubmitted !== '') return 0.85;
  if (says(subjectWords, 'automatics', 'absences') && saysAbsent && !subject.isAnswer) return 0.75;
  return surenessByText(mail);
}

/** A text that calls itself automatic and tells of an absence, in answer to a mail. */
function surenessByText(mail: PlainMail): number {
  const { subject, signs, ownWords } = mail;
  const isMachine = signs.autoSubmitted !== '' || signs.hasNullReturn || signs.isBulk;
  if (says(ownWords, 'automatics') && says(ownWords, 'absences', 'lefts'))
    return isMachine || subject.auto !== '' || subject.isAnswer || signs.isInThread ? 0.75 : 0;
  if (isMachine && !signs.isList && says(ownWords, 'absences')) return 0.7;
  const isAutomatic = signs.autoSubmitted !== '' && !signs.isDaemon && !signs.isMarkedFailure;
  if (isAutomatic && !signs.isList && says(ownWords, 'automatics')) return 0.7;
  return 0;
}

const MAX_SET_OFF = 40;

/** A colon behind the beginning: the subject of the mail that was answered follows. */
function isSetOff(rest: string, auto: string): boolean {
  const at = rest.indexOf(auto) + auto.length;
  if (auto.endsWith(':') || /^[)\]】]/.test(rest.slice(at))) return true;
  return rest.length === at
    ? auto.includes('auto')
    : rest.slice(at, at + MAX_SET_OFF).includes(':');
}

/** What tells most about the address: that its owner left, or writes from another one. */
function tellingWord({ ownWords }: PlainMail): PlainMail['ownWords'][number] | undefined {
  for (const meaning of ['lefts', 'moves', 'absences', 'automatics'] as const) {
    const word = ownWords.find((found) => found.meaning === meaning);
    if (word) return word;
  }
  return undefined;
}
