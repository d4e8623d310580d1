// Finds where words read from a notice's text stand in the raw mail.

import type { Span } from '../model/span.ts';
import { fromString } from '../text/byte-string.ts';

/** Bytes that are searched, for each recipient anew: a mail that names a thousand may be long besides. */
const MAX_AREA = 256 * 1024;
/** What may stand between two words of a broken line: white space, a repeated reply code, quote signs. */
const MAX_BETWEEN = 40;
const MAX_WORDS = 400;
const MAX_TRIES = 20;
const INSIDE_WORD = /[\w.@-]/;

/**
 * `line` is the line of the text on which the words begin or which stands above them. Null where the mail does not
 * hold them as they are read, as in encoded parts.
 */
export function placeWords(raw: string, within: Span, line: string, words: string): Span | null {
  const area = raw.slice(within.start, Math.min(within.end, within.start + MAX_AREA));
  const anchor = fromString(line.trim());
  const from = anchor === '' ? 0 : area.indexOf(anchor);
  if (from < 0 || words === '') return null;
  const bytes = fromString(words);
  const space = bytes.indexOf(' ');
  const first = space < 0 ? bytes : bytes.slice(0, space);
  let start = area.indexOf(first, from);
  for (let tries = 0; start >= 0 && tries < MAX_TRIES; tries++) {
    const end = standsAlone(area, start, first) ? endOf(area, start, bytes) : -1;
    if (end >= 0) return { start: within.start + start, end: within.start + end };
    start = area.indexOf(first, start + 1);
  }
  return null;
}

const standsAlone = (raw: string, start: number, word: string): boolean =>
  !INSIDE_WORD.test(raw.charAt(start - 1)) && !/\w/.test(raw.charAt(start + word.length));

/** Where words end that begin at `start`: as they are, or each close to the one before; -1 where they do not. */
function endOf(raw: string, start: number, words: string): number {
  if (raw.startsWith(words, start)) return start + words.length;
  let end = start;
  for (const token of words.split(' ', MAX_WORDS)) {
    const at = raw.slice(end, end + MAX_BETWEEN + token.length).indexOf(token);
    if (at < 0) return -1;
    end += at + token.length;
  }
  return end;
}
