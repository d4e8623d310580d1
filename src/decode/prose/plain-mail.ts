// Gathers what is known of a mail that is no machine-readable report: header signs, subject, words of its text.

import { firstAddress } from '../../mime/address.ts';
import type { NoticeView } from '../view.ts';
import { readSubject, type Subject } from '../words/subject-words.ts';
import { consult, type Dictionary, type Meaning, type Word } from '../words/words.ts';
import { type MailSigns, readMailSigns } from './mail-signs.ts';

/** A mail as the readers of automatic mails and of last resort see it. */
export interface PlainMail {
  readonly view: NoticeView;
  readonly signs: MailSigns;
  readonly subject: Subject;
  readonly dictionary: Dictionary;
  readonly subjectWords: readonly Word[];
  /** Words of the beginning of its text, quoted lines left out. */
  readonly ownWords: readonly Word[];
  /** That beginning, its lines joined by spaces. */
  readonly ownText: string;
  /** Address that an answer would go to: who responded. */
  readonly responder: string;
}

/** What a program says for itself, it says early. */
const OWN_WITHIN = 3000;
const QUOTED = /^\s*[>|]/;
const NOBODY = /^(?:no-?reply|do-?not-?reply|donotreply|noreply)[\w.+-]{0,40}@/i;

/** Gathers it; the text is searched once. */
export function plainMailOf(view: NoticeView): PlainMail {
  const subject = readSubject(view.subject);
  const ownText = ownBeginning(view.lines);
  const { rest } = subject;
  const { dictionary, words } = consult(`${rest}\n${ownText}`);
  const below = rest.length + 1;
  return {
    view,
    signs: readMailSigns(view),
    subject,
    dictionary,
    // Of a phrase that stands in both, only the place in the text is among the words.
    subjectWords: dictionary.find(rest),
    ownWords: words
      .filter(({ start }) => start >= below)
      .map((word) => ({ ...word, start: word.start - below, end: word.end - below })),
    ownText,
    responder: responderOf(view),
  };
}

function ownBeginning(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (text.length >= OWN_WITHIN) break;
    if (line.trim() !== '' && !QUOTED.test(line)) text += `${line.trim()} `;
  }
  return text.slice(0, OWN_WITHIN);
}

function responderOf(view: NoticeView): string {
  const from = firstAddress(view.from);
  if (!NOBODY.test(from)) return from;
  return firstAddress(view.header('reply-to')) || from;
}

/** Whether words of one of the meanings were found. */
export function says(words: readonly Word[], ...meanings: readonly Meaning[]): boolean {
  return words.some(({ meaning }) => meanings.includes(meaning));
}
