// Cuts from the words of a notice what a person should read, with the places that decided marked.

import type { Evidence } from '../../model/evidence.ts';
import type { Span } from '../../model/span.ts';
import { replyText } from '../../text/reply-text.ts';

/** A quoted text: `marks` are character offsets in `text`, in order, without overlap. */
export interface Quote {
  /** `reply`: what the refusing system said. `around`: the prose of the notice beside it. */
  readonly from: 'reply' | 'around';
  readonly text: string;
  readonly marks: readonly Span[];
}

/** Replies are short; a longer text is prose, of which the matched words and some around them are enough. */
const WHOLE_UP_TO = 1200;
const AROUND = 160;

/** `diagnostic` and `context` as in the report; the evidence tells which of them was read. */
export function quotesOf(
  diagnostic: string,
  context: string,
  evidence: readonly Evidence[],
): Quote[] {
  const reply = quote('reply', replyText(diagnostic), placesIn('diagnostic', evidence), evidence);
  const around = placesIn('context', evidence);
  const prose = around.length > 0 ? quote('around', replyText(context), around, []) : null;
  return [reply, prose].filter((one) => one !== null && one.text !== '') as Quote[];
}

function placesIn(field: Evidence['field'], evidence: readonly Evidence[]): Span[] {
  return evidence.flatMap(({ field: of, place }) => (of === field && place ? [place] : []));
}

function quote(
  from: Quote['from'],
  text: string,
  places: readonly Span[],
  evidence: readonly Evidence[],
): Quote {
  const codes = evidence.flatMap((one) => codePlace(text, one));
  const marks = merged([...places, ...codes].filter(({ end }) => end <= text.length));
  return cut({ from, text, marks });
}

/** Codes are matched as fields; where they stand in the text is found for the eye only. */
function codePlace(text: string, { field, matched }: Evidence): Span[] {
  if (field !== 'status' && field !== 'reply-code') return [];
  const start = matched === '' ? -1 : text.indexOf(matched);
  return start < 0 ? [] : [{ start, end: start + matched.length }];
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (!last || span.start > last.end) out.push(span);
    else out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return out;
}

function cut(quote: Quote): Quote {
  const { from, text, marks } = quote;
  if (text.length <= WHOLE_UP_TO) return quote;
  const [first, last] = [marks[0]?.start ?? 0, marks.at(-1)?.end ?? 0];
  const start = first <= AROUND ? 0 : wordStart(text, first - AROUND);
  const end = Math.min(
    text.length,
    Math.max(last + AROUND, start + 2 * AROUND),
    start + WHOLE_UP_TO,
  );
  const head = start > 0 ? '… ' : '';
  const shift = head.length - start;
  return {
    from,
    text: head + text.slice(start, end) + (end < text.length ? ' …' : ''),
    marks: marks
      .filter((mark) => mark.end <= end)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}

/** The first beginning of a word from here on, so that no word is cut in two. */
function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < from + AROUND ? space + 1 : from;
}
