// Reads a phrase as tables and rule files write it: literals, gaps, digits, alternatives.

import { isAscii } from './fold.ts';

/** Stands for up to GAP_LIMIT characters of anything. */
export const GAP = 0;
/** Stands for a run of digits. */
export const DIGITS = 1;

/** A literal, a gap, digits, or literals of which one must stand there. */
export type Token = string | typeof GAP | typeof DIGITS | readonly string[];

/** How many characters a `*` may stand for. */
export const GAP_LIMIT = 100;

const MAX_GAPS = 3;
const MAX_ALTERNATIVES = 24;
const MAX_SEQUENCES = 48;
const MIN_ASCII_RUN = 4;
const MIN_OTHER_RUN = 2;

/** One way to walk through a phrase. */
export type Sequence = readonly Token[];

export interface PhraseReading {
  /** Usually one; alternatives that hold signs of their own make more. */
  readonly sequences: readonly Sequence[];
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

/** Plain alternatives are one token; those with signs of their own are as many ways through the phrase. */
function readAlternatives(cursor: Cursor): Sequence[] {
  const end = cursor.text.indexOf(')', cursor.at);
  const inside = end < 0 ? '' : cursor.text.slice(cursor.at + 1, end);
  cursor.at = end < 0 ? cursor.text.length : end + 1;
  const alternatives = inside.split('|');
  if (end < 0) cursor.problem = 'a `(` without `)`';
  else if (inside.includes('(')) cursor.problem = '`(` inside `(`: alternatives cannot be nested';
  else if (alternatives.length > MAX_ALTERNATIVES)
    cursor.problem = `more than ${MAX_ALTERNATIVES} alternatives: write several phrases`;
  // The longest first: an optional word that is there belongs to the match.
  alternatives.sort((a, b) => b.length - a.length);
  if (!/[*#\\]/.test(inside)) return [[alternatives]];
  return alternatives.map((text) => joined(readPlain({ text, at: 0, problem: '' })));
}

function readSign(cursor: Cursor): Token {
  const char = cursor.text.charAt(cursor.at);
  cursor.at += 1;
  if (char === '*') return GAP;
  if (char === '#') return DIGITS;
  if (char !== '\\') return char;
  cursor.at += 1;
  return cursor.text.charAt(cursor.at - 1);
}

function readPlain(cursor: Cursor): Token[] {
  const tokens: Token[] = [];
  while (cursor.at < cursor.text.length) tokens.push(readSign(cursor));
  return tokens;
}

/** Neighbouring literals become one. */
function joined(tokens: Sequence): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out[out.length - 1];
    if (typeof token === 'string' && typeof last === 'string') out[out.length - 1] = last + token;
    else if (token !== '') out.push(token);
  }
  return out;
}

function readSequences(cursor: Cursor): Sequence[] {
  let sequences: Sequence[] = [[]];
  while (cursor.at < cursor.text.length && !cursor.problem) {
    const ways =
      cursor.text.charAt(cursor.at) === '(' ? readAlternatives(cursor) : [[readSign(cursor)]];
    if (sequences.length * ways.length > MAX_SEQUENCES) {
      cursor.problem = `more than ${MAX_SEQUENCES} ways through its alternatives: write several phrases`;
      break;
    }
    sequences = sequences.flatMap((before) => ways.map((way) => [...before, ...way]));
  }
  return sequences.map(joined);
}

const minimum = (run: string): number => (isAscii(run) ? MIN_ASCII_RUN : MIN_OTHER_RUN);

const isLong = (run: string): boolean => run.trim().length >= minimum(run);

/** Whether something in it can be looked for wherever the phrase may stand. */
const isSearchable = (tokens: Sequence): boolean =>
  tokens.some((token) => typeof token === 'string' && isLong(token)) ||
  tokens.some((token) => typeof token === 'object' && token.every(isLong));

function faultOf(tokens: Sequence): string {
  if (tokens.filter((token) => token === GAP).length > MAX_GAPS)
    return `more than ${MAX_GAPS} \`*\``;
  const touches = tokens.some(
    (token, i) => typeof token === 'number' && typeof tokens[i + 1] === 'number',
  );
  if (touches) return '`*` and `#` must be apart: put a word between them';
  if (!isSearchable(tokens)) return `no run of ${MIN_ASCII_RUN} plain characters to look for`;
  return '';
}

/** The ways through a phrase that is known to be good. */
export const sequencesOf = (phrase: string): Sequence[] =>
  readSequences({ text: phrase.trim(), at: 0, problem: '' });

/** Reads a phrase (rules/README.md tells the signs). Never throws. */
export function readPhrase(phrase: string): PhraseReading {
  const sign = REGEX_SIGNS.find(([text]) => phrase.includes(text));
  if (sign) return { sequences: [], problem: `\`${sign[0]}\` is a regular expression: ${sign[1]}` };
  const cursor: Cursor = { text: phrase.trim(), at: 0, problem: '' };
  const sequences = readSequences(cursor);
  const problem = cursor.problem || sequences.map(faultOf).find((fault) => fault) || '';
  return { sequences: problem ? [] : sequences, problem };
}
