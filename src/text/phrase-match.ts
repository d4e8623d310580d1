// Tells whether a phrase stands around a place at which its anchor was found.

import { GAP, GAP_LIMIT, type Sequence, type Token } from './phrase-syntax.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Steps one match may take: hostile texts cannot make it long. */
const MOST_STEPS = 2000;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isWordChar = (code: number): boolean => (code >= 97 && code <= 122) || isDigit(code);

interface Walk {
  readonly text: string;
  readonly tokens: Sequence;
  steps: number;
}

/** Words match whole: no letter or digit may touch a phrase that begins or ends with one. */
const standsAloneLeft = (text: string, start: number): boolean =>
  start === 0 || !isWordChar(text.charCodeAt(start)) || !isWordChar(text.charCodeAt(start - 1));

const standsAloneRight = (text: string, end: number): boolean =>
  end >= text.length || !isWordChar(text.charCodeAt(end - 1)) || !isWordChar(text.charCodeAt(end));

/** What startsWith does, without the price of a call out of compiled code. */
export function standsAt(text: string, literal: string, at: number): boolean {
  if (at < 0 || at + literal.length > text.length) return false;
  for (let i = 0; i < literal.length; i++)
    if (text.charCodeAt(at + i) !== literal.charCodeAt(i)) return false;
  return true;
}

const isSpaceAt = (text: string, at: number): boolean => text.charCodeAt(at) === 32;

/** Where `literal` ends if it begins at `at`, or -1. An empty alternative leaves two spaces: they count as one. */
function after(text: string, literal: string, at: number): number {
  if (standsAt(text, literal, at)) return at + literal.length;
  const isDoubled = at > 0 && isSpaceAt(literal, 0) && isSpaceAt(text, at - 1);
  return isDoubled && standsAt(text, literal.slice(1), at) ? at + literal.length - 1 : -1;
}

/** Where `literal` begins if it ends at `at`, or -1. */
function before(text: string, literal: string, at: number): number {
  const start = at - literal.length;
  if (standsAt(text, literal, start)) return start;
  const isDoubled = isSpaceAt(literal, literal.length - 1) && (at === 0 || isSpaceAt(text, at));
  return isDoubled && standsAt(text, literal.slice(0, -1), start + 1) ? start + 1 : -1;
}

/** Goes on behind a literal, if it stands at `at`. */
function literalAfter(walk: Walk, literal: string, at: number, next: number): number {
  const end = after(walk.text, literal, at);
  return end < 0 ? -1 : forward(walk, end, next);
}

/** Tries the literals of a token at one place. */
function anyAfter(walk: Walk, token: string | readonly string[], at: number, next: number): number {
  if (typeof token === 'string') return literalAfter(walk, token, at, next);
  for (const literal of token) {
    const done = literalAfter(walk, literal, at, next);
    if (done >= 0) return done;
  }
  return -1;
}

/** End of the tokens from number `index` on, if they stand from `at` on; else -1. */
function forward(walk: Walk, at: number, index: number): number {
  if (++walk.steps > MOST_STEPS) return -1;
  const token = walk.tokens[index];
  if (token === undefined) return standsAloneRight(walk.text, at) ? at : -1;
  if (typeof token !== 'number') return anyAfter(walk, token, at, index + 1);
  if (token === GAP) return forwardGap(walk, at, index + 1);
  let end = at;
  while (end < walk.text.length && isDigit(walk.text.charCodeAt(end))) end++;
  return end > at ? forward(walk, end, index + 1) : -1;
}

/** The literals of a token; none for gaps and digits. */
const literalsOf = (token: Token | undefined): readonly string[] =>
  typeof token === 'string' ? [token] : typeof token === 'object' ? token : [];

function forwardGap(walk: Walk, at: number, index: number): number {
  const token = walk.tokens[index];
  if (token === undefined) return at;
  const last = at + GAP_LIMIT;
  for (const literal of literalsOf(token)) {
    // In the whole text indexOf would search up to its end, for each candidate anew.
    const near = walk.text.slice(at, last + literal.length);
    let place = near.indexOf(literal);
    while (place >= 0 && walk.steps <= MOST_STEPS) {
      const done = forward(walk, at + place + literal.length, index + 1);
      if (done >= 0) return done;
      place = near.indexOf(literal, place + 1);
    }
  }
  return -1;
}

function literalBefore(walk: Walk, literal: string, at: number, next: number): number {
  const start = before(walk.text, literal, at);
  return start < 0 ? -1 : backward(walk, start, next);
}

function anyBefore(
  walk: Walk,
  token: string | readonly string[],
  at: number,
  next: number,
): number {
  if (typeof token === 'string') return literalBefore(walk, token, at, next);
  for (const literal of token) {
    const done = literalBefore(walk, literal, at, next);
    if (done >= 0) return done;
  }
  return -1;
}

/** Start of the tokens up to number `index`, if they end at `at`; else -1. */
function backward(walk: Walk, at: number, index: number): number {
  if (++walk.steps > MOST_STEPS) return -1;
  const token = walk.tokens[index];
  if (token === undefined) return standsAloneLeft(walk.text, at) ? at : -1;
  if (typeof token !== 'number') return anyBefore(walk, token, at, index - 1);
  if (token === GAP) return backwardGap(walk, at, index - 1);
  let start = at;
  while (start > 0 && isDigit(walk.text.charCodeAt(start - 1))) start--;
  return start < at ? backward(walk, start, index - 1) : -1;
}

function backwardGap(walk: Walk, at: number, index: number): number {
  const token = walk.tokens[index];
  if (token === undefined) return at;
  for (const literal of literalsOf(token)) {
    const first = Math.max(0, at - GAP_LIMIT - literal.length);
    // In the whole text lastIndexOf would search up to its beginning.
    const near = walk.text.slice(first, at);
    let place = near.lastIndexOf(literal);
    while (place >= 0 && walk.steps <= MOST_STEPS) {
      const done = backward(walk, first + place, index - 1);
      if (done >= 0) return done;
      place = place > 0 ? near.lastIndexOf(literal, place - 1) : -1;
    }
  }
  return -1;
}

/** The place of the phrase whose tokens `from` to `to` stand at `start` to `end`; null if the rest is not around them. */
export function matchAround(
  text: string,
  tokens: Sequence,
  from: number,
  to: number,
  start: number,
  end: number,
): Place | null {
  if (from === 0 && to === tokens.length - 1)
    return standsAloneLeft(text, start) && standsAloneRight(text, end) ? { start, end } : null;
  const walk: Walk = { text, tokens, steps: 0 };
  const left = backward(walk, start, from - 1);
  const right = left < 0 ? -1 : forward(walk, end, to + 1);
  if (right < 0) return null;
  return { start: hasGap(tokens) ? nearestStart(walk, left, right) : left, end: right };
}

export const hasGap = (tokens: Sequence): boolean => tokens.includes(GAP);

/** Whichever end it was found from, a phrase with a gap begins at the last place from which it reaches its end. */
function nearestStart(walk: Walk, left: number, right: number): number {
  const start = backward(walk, right, walk.tokens.length - 1);
  return start < 0 ? left : start;
}
