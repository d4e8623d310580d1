// Finds which of many phrases stand in a text, in one pass over its characters.

import { fold } from './fold.ts';
import { chooseAnchors, countKeys, KEY, keySizeOf, SHORT_KEY } from './phrase-anchors.ts';
import { matchAround, type Place } from './phrase-match.ts';
import { readPhrase, type Sequence, sequencesOf } from './phrase-syntax.ts';

/** A phrase that was found: its number in the list and the place of its longest occurrence, of equal ones the last. */
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

const TABLE_BITS = 15;
const MASK = (1 << TABLE_BITS) - 1;
const BASE = 37;
const BASE_TO_KEY = BASE ** KEY;

function hashAt(text: string, at: number, size: number): number {
  let hash = 0;
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at + i)) | 0;
  return hash;
}

const slotOf = (hash: number): number => (hash ^ (hash >>> TABLE_BITS)) & MASK;

class Phrases implements PhraseSet {
  /** Folded phrases, read when first needed. */
  readonly #phrases: readonly string[];
  readonly #sequences: (readonly Sequence[] | undefined)[];
  readonly #entries: readonly Entry[];
  readonly #heads = new Int32Array(MASK + 1).fill(-1);
  readonly #shortHeads = new Int32Array(MASK + 1).fill(-1);
  readonly #next: Int32Array;
  /** Hash of each entry's key: compared before its letters are. */
  readonly #hashes: Int32Array;
  readonly #hasShort: boolean;

  constructor(phrases: readonly string[], entries: readonly Entry[]) {
    this.#phrases = phrases;
    this.#sequences = new Array(phrases.length);
    this.#entries = entries;
    this.#next = new Int32Array(entries.length).fill(-1);
    this.#hashes = new Int32Array(entries.length);
    entries.forEach(([, , , , keyAt, anchor], index) => {
      const size = keySizeOf(anchor);
      const heads = size === KEY ? this.#heads : this.#shortHeads;
      const hash = hashAt(anchor, keyAt, size);
      this.#hashes[index] = hash;
      this.#next[index] = heads[slotOf(hash)] ?? -1;
      heads[slotOf(hash)] = index;
    });
    this.#hasShort = entries.some(([, , , , , anchor]) => anchor.length < KEY);
  }

  scan(folded: string): Hit[] {
    const hits: Hit[] = [];
    const heads = this.#heads;
    let hash = hashAt(folded, 0, Math.min(KEY - 1, folded.length));
    for (let end = KEY - 1; end < folded.length; end++) {
      const leaving = end >= KEY ? folded.charCodeAt(end - KEY) : 0;
      hash = (Math.imul(hash, BASE) + folded.charCodeAt(end) - Math.imul(leaving, BASE_TO_KEY)) | 0;
      const head = heads[(hash ^ (hash >>> TABLE_BITS)) & MASK] as number;
      if (head >= 0) this.#candidates(hits, folded, end - KEY + 1, hash, head);
    }
    if (this.#hasShort) this.#scanShort(hits, folded);
    return inOrder(hits);
  }

  /** Short keys are only made for scripts outside ASCII, so ASCII text costs little here. */
  #scanShort(hits: Hit[], folded: string): void {
    for (let at = 0; at + SHORT_KEY <= folded.length; at++) {
      if (folded.charCodeAt(at) < 0x80 && folded.charCodeAt(at + 1) < 0x80) continue;
      const hash = hashAt(folded, at, SHORT_KEY);
      const head = this.#shortHeads[slotOf(hash)] ?? -1;
      if (head >= 0) this.#candidates(hits, folded, at, hash, head);
    }
  }

  #candidates(hits: Hit[], folded: string, at: number, hash: number, head: number): void {
    for (let index = head; index >= 0; index = this.#next[index] as number) {
      if (this.#hashes[index] !== hash) continue;
      const entry = this.#entries[index];
      if (entry && folded.startsWith(entry[5], at - entry[4]))
        this.#match(hits, folded, entry, at - entry[4]);
    }
  }

  #match(hits: Hit[], folded: string, entry: Entry, start: number): void {
    const [id, sequence, from, to, , anchor] = entry;
    let sequences = this.#sequences[id];
    if (!sequences) {
      sequences = sequencesOf(this.#phrases[id] ?? '');
      this.#sequences[id] = sequences;
    }
    const found = { start, end: start + anchor.length };
    const place = matchAround(folded, sequences[sequence] ?? [], [from, to], found);
    if (place) addHit(hits, id, place);
  }

  tryAll(folded: string): Hit[] {
    const hits: Hit[] = [];
    for (const entry of this.#entries) {
      const anchor = entry[5];
      for (let at = folded.indexOf(anchor); at >= 0; at = folded.indexOf(anchor, at + 1))
        this.#match(hits, folded, entry, at);
    }
    return inOrder(hits);
  }
}

/** Hits are few, so a look along the list costs less than a map. */
function addHit(hits: Hit[], id: number, place: Place): void {
  const hit = { id, start: place.start, end: place.end };
  const at = hits.findIndex((known) => known.id === id);
  const known = hits[at];
  if (!known) hits.push(hit);
  else {
    const longer = hit.end - hit.start - (known.end - known.start);
    if (longer > 0 || (longer === 0 && hit.start > known.start)) hits[at] = hit;
  }
}

/** By place, then by number: who asks in whichever way gets the same list. */
const inOrder = (hits: Hit[]): Hit[] =>
  hits.length > 1 ? hits.sort((a, b) => a.start - b.start || a.id - b.id) : hits;

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
