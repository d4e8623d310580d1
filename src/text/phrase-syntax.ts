// Reads a phrase as rule files write it into the literal variants that it stands for.

import { isAscii } from './fold.ts';

/** Stands in a variant for up to GAP_LIMIT characters of anything. */
export const GAP = '\ue000';
/** Stands in a variant for a run of digits. */
export const DIGITS = '\ue001';

/** How many characters a `*` may stand for. */
export const GAP_LIMIT = 100;
const MAX_GAPS = 3;
const MAX_VARIANTS = 96;
const MIN_ASCII_RUN = 4;
const MIN_OTHER_RUN = 2;

export interface PhraseReading {
  readonly variants: readonly string[];
  /** Why the phrase cannot be used, or `''`. */
  readonly problem: string;
}

/** What a writer of regular expressions would try; each is said with what to write instead. */
const REGEX_SIGNS: readonly (readonly [string, string])[] = [
  ['.*', 'write `*`'],
  ['.+', 'write `*`'],
  ['\\d', 'write `#` for a run of digits'],
  ['\\s', 'white space is collapsed: write one space'],
  ['\\b', 'phrases match whole words already'],
  ['(?:', 'write `(a|b)`'],
  [')+', 'a repeated group can backtrack; write the phrase out'],
  [')*', 'a repeated group can backtrack; write the phrase out'],
  ['[^', 'write `*` or the alternatives'],
];

interface Cursor {
  readonly text: string;
  at: number;
  problem: string;
}

/** `(a|b|)`, without nesting. */
function readAlternatives(cursor: Cursor): string[] {
  const end = cursor.text.indexOf(')', cursor.at);
  if (end < 0) {
    cursor.problem = 'a `(` without `)`';
    cursor.at = cursor.text.length;
    return [''];
  }
  const inside = cursor.text.slice(cursor.at + 1, end);
  if (inside.includes('(')) cursor.problem = '`(` inside `(`: alternatives cannot be nested';
  cursor.at = end + 1;
  return inside.split('|').map((choice) => choice.replaceAll('*', GAP).replaceAll('#', DIGITS));
}

function readPiece(cursor: Cursor): string[] {
  const char = cursor.text.charAt(cursor.at);
  if (char === '(') return readAlternatives(cursor);
  cursor.at += 1;
  if (char === '*') return [GAP];
  if (char === '#') return [DIGITS];
  if (char === '\\') {
    cursor.at += 1;
    return [cursor.text.charAt(cursor.at - 1)];
  }
  return [char];
}

function expand(cursor: Cursor): string[] {
  let variants = [''];
  while (cursor.at < cursor.text.length && !cursor.problem) {
    const pieces = readPiece(cursor);
    if (variants.length * pieces.length > MAX_VARIANTS) {
      cursor.problem = `more than ${MAX_VARIANTS} variants: write several phrases`;
      break;
    }
    variants = variants.flatMap((before) => pieces.map((piece) => before + piece));
  }
  return variants;
}

/** Literal runs of a variant, longest first. */
export function literals(variant: string): string[] {
  return variant
    .split(/[\ue000\ue001]/)
    .filter((run) => run.trim() !== '')
    .sort((a, b) => b.length - a.length);
}

function isLongEnough(run: string): boolean {
  const plain = run.trim();
  return plain.length >= (isAscii(plain) ? MIN_ASCII_RUN : MIN_OTHER_RUN);
}

function faultOf(variant: string): string {
  if (variant.split(GAP).length - 1 > MAX_GAPS) return `more than ${MAX_GAPS} \`*\``;
  if (
    variant.includes(GAP + GAP) ||
    variant.includes(GAP + DIGITS) ||
    variant.includes(DIGITS + GAP)
  )
    return '`*` and `#` must be apart: put a word between them';
  if (!literals(variant).some(isLongEnough))
    return `no run of ${MIN_ASCII_RUN} plain characters to look for`;
  return '';
}

const tidy = (variant: string): string => variant.replace(/ {2,}/g, ' ').replace(/^ | $/g, '');

/** Reads a phrase (rules/README.md tells the signs). The variants are not folded. Never throws. */
export function readPhrase(phrase: string): PhraseReading {
  const sign = REGEX_SIGNS.find(([text]) => phrase.includes(text));
  if (sign) return { variants: [], problem: `\`${sign[0]}\` is a regular expression: ${sign[1]}` };
  const cursor: Cursor = { text: phrase, at: 0, problem: '' };
  const variants = [...new Set(expand(cursor).map(tidy))];
  const problem = cursor.problem || variants.map(faultOf).find((fault) => fault) || '';
  return { variants: problem ? [] : variants, problem };
}
