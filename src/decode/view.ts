// Shows a notice to the readers of text: its header fields, its own text in lines, places in the mail.

import type { Span } from '../model/span.ts';

/** What the readers of text see of a notice. The text is bounded: 64 kB, 2,000 lines, 2,000 characters a line. */
export interface NoticeView {
  readonly from: string;
  readonly subject: string;
  /** A header field of the notice, decoded; `''` where it is missing. */
  header(name: string): string;
  /** The notice's own text (plain, or brought out of HTML), without the returned copy where that is a part of its own. */
  readonly text: string;
  readonly lines: readonly string[];
  /** Where these words stand in the mail, looked for from a line of the text on; null where they are encoded. */
  place(words: string, fromLine: number): Span | null;
}
