// Shows a notice to the readers of text: its header fields, its own text in lines, places in the mail.

import { htmlToText } from '../mime/html.ts';
import type { Headers, Part } from '../mime/message.ts';
import type { Span } from '../model/span.ts';
import { hasHighBytes } from '../text/byte-string.ts';
import { placeWords } from './place-words.ts';
import { asWritten, isPasted } from './prose/pasted.ts';

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
/** Bytes from words back to the line above them. */
const BACK = 1000;
/** A text that does not hold so many words as they are read is an encoded one. */
const MAX_MISSES = 20;

/** Shows the notice `root` whose own texts these parts are. The text is decoded when it is first asked for. */
export function viewOf(raw: string, root: Part, texts: readonly Part[]): NoticeView {
  return new LazyView(raw, root.headers, texts);
}

/**
 * A class, since getters in an object literal make the engine keep a shape for each object, and all that its getters
 * see: every mail stayed in memory until the next full collection.
 */
class LazyView implements NoticeView {
  readonly from: string;
  readonly subject: string;
  readonly #raw: string;
  readonly #headers: Headers;
  readonly #texts: readonly Part[];
  #text: string | null = null;
  #lines: readonly string[] | null = null;
  /** Where words were found last. */
  #placed = 0;
  #misses = 0;

  constructor(raw: string, headers: Headers, texts: readonly Part[]) {
    this.from = headers.get('from');
    this.subject = headers.get('subject');
    this.#raw = raw;
    this.#headers = headers;
    this.#texts = texts;
  }

  header(name: string): string {
    return this.#headers.get(name);
  }

  get text(): string {
    this.#text ??= this.#readText();
    return this.#text;
  }

  /** What was pasted may begin with lines that look like header fields. */
  #readText(): string {
    const text = textOf(this.#texts);
    if (!isPasted(this.#headers)) return text;
    const end = Math.max(0, this.#texts[0]?.bodyStart ?? 0);
    const above = this.#raw.slice(0, Math.min(end, MAX_TEXT));
    return asWritten(hasHighBytes(above) ? text : `${above}${text}`.slice(0, MAX_TEXT));
  }

  get lines(): readonly string[] {
    this.#lines ??= this.text.split('\n', MAX_LINES);
    return this.#lines;
  }

  place(words: string, fromLine: number): Span | null {
    const first = this.#texts[0];
    const last = this.#texts[this.#texts.length - 1];
    if (!first || !last || first.bodyStart < 0) return null;
    return this.#search(
      { start: first.bodyStart, end: last.end },
      words,
      this.lines[fromLine] ?? '',
    );
  }

  /** Recipients come in the order of the text: each is looked for near the one before, then in the whole text. */
  #search(within: Span, words: string, line: string): Span | null {
    if (this.#misses > MAX_MISSES) return null;
    const near = { start: Math.max(within.start, this.#placed - BACK), end: within.end };
    const found =
      placeWords(this.#raw, near, line, words) ??
      (near.start > within.start ? placeWords(this.#raw, within, line, words) : null);
    if (found) this.#placed = found.start;
    else this.#misses++;
    return found;
  }
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
