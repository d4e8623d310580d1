// Finds which of many phrases stand in a text, in one pass over its characters.

import { fold } from './fold.ts';
import { chooseAnchors, countKeys, KEY, keySizeOf, SHORT_KEY } from './phrase-anchors.ts';
import { type Codes, matchAround, newWalk, type Place } from './phrase-match.ts';
import { Programs } from './phrase-programs.ts';
import { readPhrase } from './phrase-syntax.ts';

/** A phrase that was found: its number in the list and its best place (addHit tells which). */
export interface Hit {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One literal that the pass looks for, the `anchor`: what tokens `from` to `to` read on way number `sequence` through
 * phrase number `id`. Its key stands at `keyAt`. A tuple, since thousands are loaded at every start.
 */
export type Entry = readonly [
  id: number,
  sequence: number,
  from: number,
  to: number,
  keyAt: number,
  anchor: string,
];

export interface PhraseSet {
  /** Hits in a folded text, in the order of their places. Cost grows with the text, not with the number of phrases. */
  scan(folded: string): Hit[];
  /** The same, by trying every phrase: for tests that prove `scan` complete. */
  tryAll(folded: string): Hit[];
}

/** A text that repeats a word without end must not have its phrases tried at each: from this length on they are counted. */
const LONG_TEXT = 400;
const MOST_PLACES = 8;

const TABLE_BITS = 14;
/** One bit a key, small enough to stay in the processor's nearest cache: says no at most places at once. */
const FILTER_BITS = 17;

/** One byte of a character; for scripts outside Latin-1 both of its bytes count. */
const byteOf = (code: number): number => (code ^ (code >>> 8)) & 0xff;

/** The characters from `at` on as one number; the pass makes the same one character by character. */
function keyAt(codes: Uint16Array, at: number, size: number): number {
  let key = 0;
  for (let i = at; i < at + size; i++) key = (key << 8) | byteOf(codes[i] as number);
  return key;
}

/** Used for each text anew; a longer one takes a longer list. */
let scratch = new Uint16Array(8192);

function codesOf(text: string): Codes {
  if (text.length > scratch.length) scratch = new Uint16Array(2 * text.length);
  const codes = scratch;
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return { at: codes, length: text.length };
}

/**
 * The entries as rows of numbers, side by side in memory: key, next row of the slot, where a second key stands (from
 * the first), that key, phrase, way with the tokens that the anchor covers, where the key stands in the anchor,
 * where the anchor stands in the list of anchors.
 */
const STRIDE = 8;
const NEXT = 1;
const PROBE_AT = 2;
const PROBE = 3;
const ID = 4;
const WAY = 5;
const KEY_AT = 6;
const ANCHOR = 7;

/** Spreads a key over `bits` bits (Fibonacci hashing). */
const spread = (key: number, bits: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);

class Phrases implements PhraseSet {
  readonly #programs: Programs;
  readonly #entries: readonly Entry[];
  readonly #heads = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #shortHeads = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #filter = new Int32Array(1 << (FILTER_BITS - 5));
  readonly #table: Int32Array;
  /** Length and characters of each anchor. */
  readonly #anchors: Uint16Array;
  readonly #hasShort: boolean;
  /** Row of an anchor → how often it was found in a long text; null while a short one is searched. */
  #found: Map<number, number> | null = null;

  constructor(phrases: readonly string[], entries: readonly Entry[]) {
    this.#programs = new Programs(phrases);
    this.#entries = entries;
    this.#table = new Int32Array(STRIDE * entries.length);
    let size = 0;
    let shortest = KEY;
    for (const entry of entries) {
      const { length } = entry[5];
      size += length + 1;
      if (length < shortest) shortest = length;
    }
    this.#hasShort = shortest < KEY;
    this.#anchors = new Uint16Array(size);
    let anchorAt = 0;
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as Entry;
      this.#add(entry, STRIDE * index, anchorAt);
      anchorAt += entry[5].length + 1;
    }
  }

  #add(entry: Entry, row: number, anchorAt: number): void {
    const keyPlace = entry[4];
    const anchor = entry[5];
    this.#anchors[anchorAt] = anchor.length;
    for (let i = 0; i < anchor.length; i++) this.#anchors[anchorAt + 1 + i] = anchor.charCodeAt(i);
    const size = keySizeOf(anchor);
    const heads = size === KEY ? this.#heads : this.#shortHeads;
    const key = keyAt(this.#anchors, anchorAt + 1 + keyPlace, size);
    const slot = spread(key, TABLE_BITS);
    const probeAt = keyPlace > 0 ? 0 : anchor.length - size;
    const table = this.#table;
    table[row] = key;
    table[row + NEXT] = heads[slot] as number;
    table[row + PROBE_AT] = probeAt - keyPlace;
    table[row + PROBE] = keyAt(this.#anchors, anchorAt + 1 + probeAt, size);
    table[row + ID] = entry[0];
    table[row + WAY] = entry[1] | (entry[2] << 8) | (entry[3] << 16);
    table[row + KEY_AT] = keyPlace;
    table[row + ANCHOR] = anchorAt;
    heads[slot] = row;
    if (size !== KEY) return;
    const bit = spread(key, FILTER_BITS);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
  }

  scan(folded: string): Hit[] {
    const hits: Hit[] = [];
    this.#found = folded.length > LONG_TEXT ? new Map() : null;
    const text = codesOf(folded);
    const codes = text.at;
    const filter = this.#filter;
    let key = 0;
    for (let end = 0; end < folded.length; end++) {
      const code = codes[end] as number;
      key = (key << 8) | ((code ^ (code >>> 8)) & 0xff);
      const hash = Math.imul(key, 0x9e3779b1);
      const bit = hash >>> (32 - FILTER_BITS);
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
      const head = this.#heads[hash >>> (32 - TABLE_BITS)] as number;
      this.#candidates(hits, text, end - KEY + 1, key, KEY, head);
    }
    if (this.#hasShort) this.#scanShort(hits, text);
    return inOrder(hits);
  }

  /** Short keys are only made for scripts outside ASCII, so ASCII text costs little here. */
  #scanShort(hits: Hit[], text: Codes): void {
    for (let at = 0; at + SHORT_KEY <= text.length; at++) {
      if ((text.at[at] as number) < 0x80) continue;
      const key = keyAt(text.at, at, SHORT_KEY);
      const head = this.#shortHeads[spread(key, TABLE_BITS)] as number;
      this.#candidates(hits, text, at, key, SHORT_KEY, head);
    }
  }

  #candidates(hits: Hit[], text: Codes, at: number, key: number, size: number, head: number): void {
    const table = this.#table;
    for (let row = head; row >= 0; row = table[row + NEXT] as number) {
      if (table[row] !== key) continue;
      const probeAt = at + (table[row + PROBE_AT] as number);
      if (probeAt < 0 || probeAt + size > text.length) continue;
      if (keyAt(text.at, probeAt, size) !== table[row + PROBE]) continue;
      this.#match(hits, text, row, at - (table[row + KEY_AT] as number));
    }
  }

  #match(hits: Hit[], text: Codes, row: number, start: number): void {
    const table = this.#table;
    const end = this.#anchorEnd(text, table[row + ANCHOR] as number, start);
    if (end < 0 || (this.#found !== null && isTooOften(this.#found, row))) return;
    const id = table[row + ID] as number;
    const way = table[row + WAY] as number;
    const program = this.#programs.find(id);
    const walk = newWalk(text, this.#programs.pool, program, way & 0xff);
    const place = matchAround(walk, (way >> 8) & 0xff, way >> 16, start, end);
    if (place) addHit(hits, id, place);
  }

  /** Where the anchor ends if it begins at `start`, or -1. */
  #anchorEnd(text: Codes, anchor: number, start: number): number {
    const anchors = this.#anchors;
    const size = anchors[anchor] as number;
    if (start < 0 || start + size > text.length) return -1;
    for (let i = 0; i < size; i++) if (text.at[start + i] !== anchors[anchor + 1 + i]) return -1;
    return start + size;
  }

  tryAll(folded: string): Hit[] {
    const hits: Hit[] = [];
    this.#found = folded.length > LONG_TEXT ? new Map() : null;
    const text = codesOf(folded);
    this.#entries.forEach(([, , , , , anchor], index) => {
      for (let at = folded.indexOf(anchor); at >= 0; at = folded.indexOf(anchor, at + 1))
        this.#match(hits, text, STRIDE * index, at);
    });
    return inOrder(hits);
  }
}

function isTooOften(found: Map<number, number>, row: number): boolean {
  const times = (found.get(row) ?? 0) + 1;
  found.set(row, times);
  return times > MOST_PLACES;
}

/**
 * Hits are few, so a look along the list costs less than a map. Of several places the longest counts, for a phrase
 * with a gap the tightest, of equal ones the last.
 */
function addHit(hits: Hit[], id: number, { start, end, hasGap }: Place): void {
  let at = 0;
  while (at < hits.length && hits[at]?.id !== id) at++;
  const known = hits[at];
  const longer = known ? end - start - (known.end - known.start) : 1;
  const better = hasGap && known ? -longer : longer;
  if (better > 0 || (better === 0 && known && start > known.start)) hits[at] = { id, start, end };
}

/** By place, then by number: who asks in whichever way gets the same list. */
const before = (a: Hit, b: Hit): number => a.start - b.start || a.id - b.id;

/** Few hits, found nearly in order: inserting them takes a tenth of what a sort takes. */
const FEW = 24;

function inOrder(hits: Hit[]): Hit[] {
  if (hits.length > FEW) return hits.sort(before);
  for (let i = 1; i < hits.length; i++) {
    const hit = hits[i] as Hit;
    let at = i;
    for (; at > 0 && before(hits[at - 1] as Hit, hit) > 0; at--) hits[at] = hits[at - 1] as Hit;
    hits[at] = hit;
  }
  return hits;
}

/**
 * Chooses what to look for. `phrases` must be good ones (readPhrase says); `samples` are folded texts like those
 * that will be searched, so that seldom keys can be chosen.
 */
export function makeEntries(phrases: readonly string[], samples: readonly string[]): Entry[] {
  const counts = countKeys(samples);
  return phrases.flatMap((phrase, id) =>
    readPhrase(phrase).sequences.flatMap((tokens, sequence) => {
      const anchors = chooseAnchors(tokens, counts);
      if (!anchors) return [];
      const { from, to, texts, keyAts } = anchors;
      return texts.map((text, i): Entry => [id, sequence, from, to, keyAts[i] ?? 0, text]);
    }),
  );
}

/** Makes ready entries searchable: what the rule compiler wrote. `phrases` are folded. */
export function compileEntries(phrases: readonly string[], entries: readonly Entry[]): PhraseSet {
  return new Phrases(phrases, entries);
}

/**
 * Compiles phrases (syntax: rules/README.md); a hit's `id` is the phrase's index. A phrase that cannot be used
 * throws: a bug in a table of ours, never input.
 */
export function compilePhrases(phrases: readonly string[]): PhraseSet {
  for (const phrase of phrases) {
    const { problem } = readPhrase(phrase);
    if (problem) throw new Error(`phrase ${JSON.stringify(phrase)}: ${problem}`);
  }
  return compileEntries(phrases.map(fold), makeEntries(phrases, []));
}
