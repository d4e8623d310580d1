// Tells whether a phrase stands around a place at which its anchor was found.

import { DIGITS_TOKEN, GAP_TOKEN } from './phrase-programs.ts';
import { GAP_LIMIT } from './phrase-syntax.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
  /** Whether the phrase has a gap. */
  readonly hasGap: boolean;
}

/** A text as the numbers of its characters. The list may be longer than the text. */
export interface Codes {
  readonly at: Uint16Array;
  readonly length: number;
}

/** Steps one match may take: hostile texts cannot make it long. */
const MOST_STEPS = 2000;
const SPACE = 32;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isWordChar = (code: number): boolean => (code >= 97 && code <= 122) || isDigit(code);

const read = (codes: Uint16Array, at: number): number => codes[at] as number;

/** One try: a text, and a way through a phrase (phrase-programs.ts). */
export interface Walk {
  readonly text: Uint16Array;
  readonly length: number;
  readonly pool: Uint16Array;
  /** Where the program begins, the places of the way's tokens begin, and how many they are. */
  readonly program: number;
  readonly places: number;
  readonly count: number;
  steps: number;
}

/** Words match whole: no letter or digit may touch a phrase that begins or ends with one. */
const standsAloneLeft = (text: Uint16Array, start: number): boolean =>
  start === 0 || !isWordChar(read(text, start)) || !isWordChar(read(text, start - 1));

const standsAloneRight = (text: Uint16Array, length: number, end: number): boolean =>
  end >= length || !isWordChar(read(text, end - 1)) || !isWordChar(read(text, end));

/** Whether `size` characters of the pool, from `literal` on, stand in the text at `at`. */
function stands(walk: Walk, literal: number, size: number, at: number): boolean {
  if (at < 0 || at + size > walk.length) return false;
  const { text, pool } = walk;
  for (let i = 0; i < size; i++) if (text[at + i] !== pool[literal + i]) return false;
  return true;
}

/** Where a literal ends if it begins at `at`, or -1. An empty alternative leaves two spaces: they count as one. */
function after(walk: Walk, literal: number, size: number, at: number): number {
  if (stands(walk, literal, size, at)) return at + size;
  if (size === 0 || at === 0 || walk.pool[literal] !== SPACE) return -1;
  const isDoubled = walk.text[at - 1] === SPACE;
  return isDoubled && stands(walk, literal + 1, size - 1, at) ? at + size - 1 : -1;
}

/** Where a literal begins if it ends at `at`, or -1. */
function before(walk: Walk, literal: number, size: number, at: number): number {
  const start = at - size;
  if (stands(walk, literal, size, start)) return start;
  if (size === 0 || walk.pool[literal + size - 1] !== SPACE) return -1;
  const isDoubled = at === 0 || (at < walk.length && walk.text[at] === SPACE);
  return isDoubled && stands(walk, literal, size - 1, start + 1) ? start + 1 : -1;
}

/** Where the pool holds a token: the number of its literals. */
const tokenAt = (walk: Walk, index: number): number =>
  walk.program + read(walk.pool, walk.places + index);

/** End of the tokens from number `index` on, if they stand from `at` on; else -1. */
function forward(walk: Walk, at: number, index: number): number {
  if (++walk.steps > MOST_STEPS) return -1;
  if (index >= walk.count) return standsAloneRight(walk.text, walk.length, at) ? at : -1;
  const token = tokenAt(walk, index);
  const count = read(walk.pool, token);
  if (count === GAP_TOKEN) return forwardGap(walk, at, index + 1);
  if (count === DIGITS_TOKEN) return forwardDigits(walk, at, index + 1);
  // Tries the literals one after the other, going on behind each that fits.
  let literal = token + 1;
  for (let i = 0; i < count; i++) {
    const size = read(walk.pool, literal);
    const end = after(walk, literal + 1, size, at);
    const done = end < 0 ? -1 : forward(walk, end, index + 1);
    if (done >= 0) return done;
    literal += size + 1;
  }
  return -1;
}

function forwardDigits(walk: Walk, at: number, index: number): number {
  let end = at;
  while (end < walk.length && isDigit(read(walk.text, end))) end++;
  return end > at ? forward(walk, end, index) : -1;
}

/** Tries the nearest place first. */
function forwardGap(walk: Walk, at: number, index: number): number {
  if (index >= walk.count) return at;
  const last = Math.min(at + GAP_LIMIT, walk.length);
  for (let place = at; place <= last && walk.steps <= MOST_STEPS; place++) {
    const done = literalsAfter(walk, place, index);
    if (done >= 0) return done;
  }
  return -1;
}

/** As `forward`, for a token behind a gap, which has literals always. */
function literalsAfter(walk: Walk, at: number, index: number): number {
  const { text, pool } = walk;
  const token = tokenAt(walk, index);
  const count = read(pool, token);
  let literal = token + 1;
  for (let i = 0; i < count; i++) {
    const size = read(pool, literal);
    if (pool[literal + 1] === text[at] && stands(walk, literal + 1, size, at)) {
      const done = forward(walk, at + size, index + 1);
      if (done >= 0) return done;
    }
    literal += size + 1;
  }
  return -1;
}

/** Start of the tokens up to number `index`, if they end at `at`; else -1. */
function backward(walk: Walk, at: number, index: number): number {
  if (++walk.steps > MOST_STEPS) return -1;
  if (index < 0) return standsAloneLeft(walk.text, at) ? at : -1;
  const token = tokenAt(walk, index);
  const count = read(walk.pool, token);
  if (count === GAP_TOKEN) return backwardGap(walk, at, index - 1);
  if (count === DIGITS_TOKEN) return backwardDigits(walk, at, index - 1);
  let literal = token + 1;
  for (let i = 0; i < count; i++) {
    const size = read(walk.pool, literal);
    const start = before(walk, literal + 1, size, at);
    const done = start < 0 ? -1 : backward(walk, start, index - 1);
    if (done >= 0) return done;
    literal += size + 1;
  }
  return -1;
}

function backwardDigits(walk: Walk, at: number, index: number): number {
  let start = at;
  while (start > 0 && isDigit(read(walk.text, start - 1))) start--;
  return start < at ? backward(walk, start, index) : -1;
}

function backwardGap(walk: Walk, at: number, index: number): number {
  if (index < 0) return at;
  const first = Math.max(1, at - GAP_LIMIT);
  for (let end = at; end >= first && walk.steps <= MOST_STEPS; end--) {
    const done = literalsBefore(walk, end, index);
    if (done >= 0) return done;
  }
  return -1;
}

function literalsBefore(walk: Walk, at: number, index: number): number {
  const { text, pool } = walk;
  const token = tokenAt(walk, index);
  const count = read(pool, token);
  let literal = token + 1;
  for (let i = 0; i < count; i++) {
    const size = read(pool, literal);
    if (pool[literal + size] === text[at - 1] && stands(walk, literal + 1, size, at - size)) {
      const done = backward(walk, at - size, index - 1);
      if (done >= 0) return done;
    }
    literal += size + 1;
  }
  return -1;
}

/** Begins a try of way number `way` through the phrase whose program begins at `program`. */
export function newWalk(text: Codes, pool: Uint16Array, program: number, way: number): Walk {
  const head = program + read(pool, program + way);
  const count = read(pool, head + 1);
  return { text: text.at, length: text.length, pool, program, places: head + 2, count, steps: 0 };
}

/** The place of the phrase whose tokens `from` to `to` stand at `start` to `end`; null if the rest is not around them. */
export function matchAround(
  walk: Walk,
  from: number,
  to: number,
  start: number,
  end: number,
): Place | null {
  const left = backward(walk, start, from - 1);
  const right = left < 0 ? -1 : forward(walk, end, to + 1);
  if (right < 0) return null;
  const hasGap = walk.pool[walk.places - 2] === 1;
  return { start: hasGap ? nearestStart(walk, left, right) : left, end: right, hasGap };
}

/** Whichever end it was found from, a phrase with a gap begins at the last place from which it reaches its end. */
function nearestStart(walk: Walk, left: number, right: number): number {
  const start = backward(walk, right, walk.count - 1);
  return start < 0 ? left : start;
}
