// Breaks text into lines that fit a width: between words, and inside a word only where it cannot be helped.

import type { Span } from '../../model/span.ts';
import { charWidth, textWidth } from './width.ts';

/** Addresses of pages and mailboxes, and message ids, are copied whole: they may stick out, up to a length. */
const UNBREAKABLE = /:\/\/|@/;
const LONGEST_WHOLE = 300;

/** Where each line begins and ends in `text`; the spaces between lines belong to none. */
export function lineSpans(text: string, width: number): Span[] {
  const lines: Span[] = [];
  let line: Span | null = null;
  let used = 0;
  for (const word of words(text, width)) {
    const size = textWidth(text.slice(word.start, word.end));
    const gap: number = line === null ? 0 : word.start - line.end;
    if (line !== null && used + gap + size > width) {
      lines.push(line);
      line = null;
    }
    used = line === null ? size : used + gap + size;
    line = line === null ? word : { start: line.start, end: word.end };
  }
  if (line !== null) lines.push(line);
  return lines;
}

export function wrap(text: string, width: number): string[] {
  return lineSpans(text, width).map(({ start, end }) => text.slice(start, end));
}

/** `label   text text` with the further lines under the text. */
export function hang(label: string, text: string, indent: number, width: number): string[] {
  const lines = wrap(text, width - indent);
  return (lines.length === 0 ? [''] : lines).map(
    (line, at) => (at === 0 ? label.padEnd(indent) : ' '.repeat(indent)) + line,
  );
}

function* words(text: string, width: number): Generator<Span> {
  for (const { 0: word, index } of text.matchAll(/[^ \n]+/g)) {
    const span = { start: index, end: index + word.length };
    const isWhole = UNBREAKABLE.test(word) && word.length <= LONGEST_WHOLE;
    if (isWhole || textWidth(word) <= width) yield span;
    else yield* pieces(text, span, width);
  }
}

function* pieces(text: string, { start, end }: Span, width: number): Generator<Span> {
  let from = start;
  let used = 0;
  let at = start;
  for (const char of text.slice(start, end)) {
    const size = charWidth(char);
    if (used + size > width && at > from) {
      yield { start: from, end: at };
      from = at;
      used = 0;
    }
    used += size;
    at += char.length;
  }
  if (at > from) yield { start: from, end: at };
}
