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
  const tokens = fromString(words).split(' ', MAX_WORDS);
  const first = tokens[0] ?? '';
  let start = area.indexOf(first, from);
  for (let tries = 0; start >= 0 && tries < MAX_TRIES; tries++) {
    const end = standsAlone(area, start, first) ? endOf(area, start, tokens) : -1;
    if (end >= 0) return { start: within.start + start, end: within.start + end };
    start = area.indexOf(first, start + 1);
  }
  return null;
}

const standsAlone = (raw: string, start: number, word: string): boolean =>
  !INSIDE_WORD.test(raw.charAt(start - 1)) && !/\w/.test(raw.charAt(start + word.length));

/** Where the tokens end that begin at `start`, close to each other; -1 where they do not. */
function endOf(raw: string, start: number, tokens: readonly string[]): number {
  let end = start;
  for (const token of tokens) {
    // Mostly one space, or none before the first, parts a word from the one before.
    const next = end === start ? end : end + 1;
    if (raw.startsWith(token, next) && token !== '') {
      end = next + token.length;
      continue;
    }
    const at = raw.slice(end, end + MAX_BETWEEN + token.length).indexOf(token);
    if (at < 0) return -1;
    end += at + token.length;
  }
  return end;
}
