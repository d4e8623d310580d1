// Shows a quoted text behind a bar, with the words that decided marked: by colour, or by a line of ^ below them.

import type { Span } from '../../model/span.ts';
import type { Quote } from '../../pipeline/words/quote.ts';
import { type Paint, plain } from './paint.ts';
import { harmless, textWidth } from './width.ts';
import { lineSpans } from './wrap.ts';

const BAR = '│ ';

export function quoteLines(quote: Quote, indent: string, width: number, paint: Paint): string[] {
  const text = harmless(quote.text);
  const room = width - indent.length - BAR.length;
  const bar = indent + paint('quiet', BAR);
  return lineSpans(text, room).flatMap((line) => {
    const marks = marksIn(line, quote.marks);
    const shown = bar + marked(text, line, marks, paint);
    return paint === plain && marks.length > 0
      ? [shown, (bar + pointers(text, line, marks)).trimEnd()]
      : [shown];
  });
}

function marksIn(line: Span, marks: readonly Span[]): Span[] {
  return marks
    .map(({ start, end }) => ({
      start: Math.max(start, line.start),
      end: Math.min(end, line.end),
    }))
    .filter(({ start, end }) => start < end);
}

function marked(text: string, line: Span, marks: readonly Span[], paint: Paint): string {
  let out = '';
  let at = line.start;
  for (const { start, end } of marks) {
    out += text.slice(at, start) + paint('matched', text.slice(start, end));
    at = end;
  }
  return out + text.slice(at, line.end);
}

function pointers(text: string, line: Span, marks: readonly Span[]): string {
  let out = '';
  let at = line.start;
  for (const { start, end } of marks) {
    out += ' '.repeat(textWidth(text.slice(at, start)));
    out += '^'.repeat(textWidth(text.slice(start, end)));
    at = end;
  }
  return out;
}
