// Finds where words read from a notice's text stand in the raw mail.

import type { Span } from '../model/span.ts';

/** What may stand between two words of a broken line: white space, a repeated reply code, quote signs. */
const MAX_BETWEEN = 40;
const MAX_WORDS = 400;

/**
 * `line` is the line of the text on which the words begin or which stands above them. Null where the mail does not
 * hold them as they are read, as in encoded parts.
 */
export function placeWords(raw: string, within: Span, line: string, words: string): Span | null {
  const anchor = line.trim();
  const from = anchor === '' ? within.start : raw.indexOf(anchor, within.start);
  if (from < 0 || from >= within.end) return null;
  const tokens = words.split(' ', MAX_WORDS);
  const start = raw.indexOf(tokens[0] ?? '', from);
  if (start < 0 || start >= within.end) return null;
  let end = start;
  for (const token of tokens) {
    const at = raw.slice(end, end + MAX_BETWEEN + token.length).indexOf(token);
    if (at < 0) return null;
    end += at + token.length;
  }
  return end <= within.end ? { start, end } : null;
}
