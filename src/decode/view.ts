// Shows a notice to the readers of text: its header fields, its own text in lines, places in the mail.

import { htmlToText } from '../mime/html.ts';
import type { Part } from '../mime/message.ts';
import type { Span } from '../model/span.ts';
import { placeWords } from './place-words.ts';

/** What the readers of text see of a notice. The text is bounded: 64 kB, 2,000 lines. */
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

const MAX_TEXT = 64 * 1024;
const MAX_LINES = 2000;

/** Shows the notice `root` whose own texts these parts are. The text is decoded when it is first asked for. */
export function viewOf(raw: string, root: Part, texts: readonly Part[]): NoticeView {
  const { headers } = root;
  let text: string | null = null;
  let lines: readonly string[] | null = null;
  const view: NoticeView = {
    from: headers.get('from'),
    subject: headers.get('subject'),
    header: (name) => headers.get(name),
    get text() {
      text ??= textOf(texts);
      return text;
    },
    get lines() {
      lines ??= view.text.split('\n', MAX_LINES);
      return lines;
    },
    place: (words, fromLine) => {
      const first = texts[0];
      const last = texts[texts.length - 1];
      if (!first || !last || first.bodyStart < 0) return null;
      const within = { start: first.bodyStart, end: last.end };
      return placeWords(raw, within, view.lines[fromLine] ?? '', words);
    },
  };
  return view;
}

function textOf(parts: readonly Part[]): string {
  let text = '';
  for (const part of parts) {
    if (text.length >= MAX_TEXT) break;
    const own = part.type === 'text/html' ? htmlToText(part.text()) : part.text();
    text += text === '' || text.endsWith('\n') ? own : `\n${own}`;
  }
  return text.slice(0, MAX_TEXT);
}
