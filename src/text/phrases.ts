// Finds which of many phrases stand in a text, in one pass over its characters.

import { fold } from './fold.ts';
import { chooseAnchors, countKeys, KEY, keySizeOf, SHORT_KEY } from './phrase-anchors.ts';
import { hasGap, matchAround, type Place, standsAt } from './phrase-match.ts';
import { readPhrase, type Sequence, sequencesOf } from './phrase-syntax.ts';

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

/** Taking a tuple apart with `[a, b] = entry` runs an iterator: too slow for the pass. */
const KEY_AT = 4;
const ANCHOR = 5;

export interface PhraseSet {
  /** Hits in a folded text, in the order of their places. Cost grows with the text, not with the number of phrases. */
  scan(folded: string): Hit[];
  /** The same, by trying every phrase: for tests that prove `scan` complete. */
  tryAll(folded: string): Hit[];
}

const TABLE_BITS = 14;
/** One bit a key, small enough to stay in the processor's nearest cache: says no at most places at once. */
const FILTER_BITS = 17;

/** One byte of a character; for scripts outside Latin-1 both of its bytes count. */
const byteOf = (code: number): number => (code ^ (code >>> 8)) & 0xff;

/** The last four characters as one number: each step of the pass shifts one in. */
function keyAt4(text: string, at: number, size: number): number {
  let key = 0;
  for (let i = at; i < at + size; i++) key = (key << 8) | byteOf(text.charCodeAt(i));
  return key;
}

/**
 * What the pass reads of an entry before it looks at the entry itself, side by side in memory: its key, the next
 * entry of the slot, where a second key stands (from the first), that key.
 */
const STRIDE = 4;
const NEXT = 1;
const PROBE_AT = 2;
const PROBE = 3;

/** Spreads a key over `bits` bits (Fibonacci hashing). */
const spread = (key: number, bits: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);

class Phrases implements PhraseSet {
  /** Folded phrases, read when first needed. */
  readonly #phrases: readonly string[];
  readonly #sequences: (readonly Sequence[] | undefined)[];
  readonly #entries: readonly Entry[];
  readonly #heads = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #shortHeads = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #filter = new Int32Array(1 << (FILTER_BITS - 5));
  readonly #table: Int32Array;
  readonly #hasShort: boolean;

  constructor(phrases: readonly string[], entries: readonly Entry[]) {
    this.#phrases = phrases;
    this.#sequences = new Array(phrases.length);
    this.#entries = entries;
    this.#table = new Int32Array(STRIDE * entries.length);
    for (let index = 0; index < entries.length; index++)
      this.#add(entries[index] as Entry, STRIDE * index);
    this.#hasShort = entries.some((entry) => entry[ANCHOR].length < KEY);
  }

  #add(entry: Entry, row: number): void {
    const anchor = entry[ANCHOR];
    const keyAt = entry[KEY_AT];
    const size = keySizeOf(anchor);
    const heads = size === KEY ? this.#heads : this.#shortHeads;
    const key = keyAt4(anchor, keyAt, size);
    const slot = spread(key, TABLE_BITS);
    const probeAt = keyAt > 0 ? 0 : anchor.length - size;
    this.#table[row] = key;
    this.#table[row + NEXT] = heads[slot] ?? -1;
    this.#table[row + PROBE_AT] = probeAt - keyAt;
    this.#table[row + PROBE] = keyAt4(anchor, probeAt, size);
    heads[slot] = row;
    if (size !== KEY) return;
    const bit = spread(key, FILTER_BITS);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  scan(folded: string): Hit[] {
    const hits: Hit[] = [];
    const filter = this.#filter;
    let key = 0;
    for (let end = 0; end < folded.length; end++) {
      const code = folded.charCodeAt(end);
      key = (key << 8) | ((code ^ (code >>> 8)) & 0xff);
      const hash = Math.imul(key, 0x9e3779b1);
      const bit = hash >>> (32 - FILTER_BITS);
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1)
        this.#candidates(
          hits,
          folded,
          end - KEY + 1,
          key,
          KEY,
          this.#heads[hash >>> (32 - TABLE_BITS)] ?? -1,
        );
    }
    if (this.#hasShort) this.#scanShort(hits, folded);
    return inOrder(hits);
  }

  /** Short keys are only made for scripts outside ASCII, so ASCII text costs little here. */
  #scanShort(hits: Hit[], folded: string): void {
    for (let at = 0; at + SHORT_KEY <= folded.length; at++) {
      if (folded.charCodeAt(at) < 0x80) continue;
      const key = keyAt4(folded, at, SHORT_KEY);
      const head = this.#shortHeads[spread(key, TABLE_BITS)] ?? -1;
      this.#candidates(hits, folded, at, key, SHORT_KEY, head);
    }
  }

  #candidates(
    hits: Hit[],
    folded: string,
    at: number,
    key: number,
    size: number,
    head: number,
  ): void {
    const table = this.#table;
    for (let row = head; row >= 0; row = table[row + NEXT] as number) {
      if (table[row] !== key) continue;
      const probeAt = at + (table[row + PROBE_AT] as number);
      if (probeAt < 0 || probeAt + size > folded.length) continue;
      if (keyAt4(folded, probeAt, size) !== table[row + PROBE]) continue;
      const entry = this.#entries[row / STRIDE] as Entry;
      const start = at - entry[KEY_AT];
      if (standsAt(folded, entry[ANCHOR], start)) this.#match(hits, folded, entry, start);
    }
  }

  #match(hits: Hit[], folded: string, entry: Entry, start: number): void {
    const id = entry[0];
    let sequences = this.#sequences[id];
    if (!sequences) {
      sequences = sequencesOf(this.#phrases[id] ?? '');
      this.#sequences[id] = sequences;
    }
    const tokens = sequences[entry[1]] ?? [];
    const end = start + entry[ANCHOR].length;
    const place = matchAround(folded, tokens, entry[2], entry[3], start, end);
    if (place) addHit(hits, id, place, hasGap(tokens) ? -1 : 1);
  }

  tryAll(folded: string): Hit[] {
    const hits: Hit[] = [];
    for (const entry of this.#entries) {
      const anchor = entry[ANCHOR];
      for (let at = folded.indexOf(anchor); at >= 0; at = folded.indexOf(anchor, at + 1))
        this.#match(hits, folded, entry, at);
    }
    return inOrder(hits);
  }
}

/**
 * Hits are few, so a look along the list costs less than a map. Of several places the longest counts (`sign` 1), for a
 * phrase with a gap the tightest (-1), of equal ones the last.
 */
function addHit(hits: Hit[], id: number, place: Place, sign: 1 | -1): void {
  let at = 0;
  while (at < hits.length && hits[at]?.id !== id) at++;
  const known = hits[at];
  const better = known ? sign * (place.end - place.start - (known.end - known.start)) : 1;
  if (better > 0 || (better === 0 && known && place.start > known.start))
    hits[at] = { id, start: place.start, end: place.end };
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
