// Makes the finding for mails that report on no delivery: who wrote, and the sentence that tells most.

import type { Kind } from '../../model/kind.ts';
import { EMPTY_REPORT } from '../../model/report.ts';
import type { Finding } from '../finding.ts';
import type { Word } from '../words/words.ts';
import type { PlainMail } from './plain-mail.ts';

/** What the caller found out. */
export interface Told {
  readonly kind: Kind;
  readonly format: string;
  readonly sureness: number;
  /** Words whose sentence is quoted. */
  readonly word?: Word | undefined;
  readonly feedbackType?: string;
}

const MAX_SENTENCE = 400;
const MAX_CONTEXT = 1000;

/** One report, about the address that wrote. */
export function automaticFinding(mail: PlainMail, told: Told): Finding {
  const diagnostic = told.word ? sentenceAround(mail.ownText, told.word) : '';
  return {
    kind: told.kind,
    format: told.format,
    sureness: told.sureness,
    reports: [
      {
        ...EMPTY_REPORT,
        recipient: mail.responder,
        diagnostic,
        diagnosticAt: diagnostic === '' ? null : mail.view.place(diagnostic, 0),
        context: mail.ownText.slice(0, MAX_CONTEXT).trim(),
        feedbackType: told.feedbackType ?? '',
      },
    ],
  };
}

const SENTENCE_END = /[.!?。！？](?=\s|$)|[。！？]/;

/** The sentence in which the words stand. */
function sentenceAround(text: string, word: Word): string {
  const before = text.slice(Math.max(0, word.start - MAX_SENTENCE), word.start);
  const ends = before.split(SENTENCE_END);
  const start = word.start - (ends[ends.length - 1] ?? '').length;
  const behind = text.slice(word.end, word.end + MAX_SENTENCE);
  const stop = SENTENCE_END.exec(behind);
  const end = word.end + (stop ? stop.index + 1 : behind.length);
  return text.slice(start, end).trim();
}
