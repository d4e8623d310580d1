// Chooses for each phrase the literals that the one pass over a text looks for: rare ones, and few.

import { fold } from './fold.ts';
import type { Sequence } from './phrase-syntax.ts';

/** Characters that the pass looks at together. */
export const KEY = 4;
/** The same for literals of scripts in which two signs make a word. */
export const SHORT_KEY = 2;

export const keySizeOf = (literal: string): number => (literal.length < KEY ? SHORT_KEY : KEY);

/** Literals that cover the tokens `from` to `to`: one of them stands wherever the phrase does. */
export interface Anchors {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
  /** Where in each text the key stands by which it is found. */
  readonly keyAts: readonly number[];
}

/** How often each run of KEY characters stands in texts like those that will be searched. */
export type KeyCounts = ReadonlyMap<string, number>;

export function countKeys(texts: readonly string[]): KeyCounts {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (let at = 0; at + KEY <= text.length; at++) {
      const key = text.slice(at, at + KEY);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** Letters from common to rare: decides where the samples do not. */
const COMMON = ' etoainrsdlcmuhpfgybwv';
const RARITY: ReadonlyMap<number, number> = new Map(
  [...COMMON].map((char, rank) => [char.charCodeAt(0), rank]),
);
const RAREST = COMMON.length + 4;

/** Expected hits of a key: counted in the samples, and guessed from its letters below one. */
function costOf(key: string, counts: KeyCounts): number {
  let rarity = 0;
  for (let i = 0; i < key.length; i++) rarity += RARITY.get(key.charCodeAt(i)) ?? RAREST;
  return (counts.get(key) ?? 0) + 1 / (1 + rarity);
}

interface Key {
  readonly at: number;
  readonly cost: number;
}

function bestKey(text: string, counts: KeyCounts): Key {
  const size = keySizeOf(text);
  let best: Key = { at: 0, cost: Number.POSITIVE_INFINITY };
  for (let at = 0; at + size <= text.length; at++) {
    const cost = costOf(text.slice(at, at + size), counts);
    if (cost < best.cost) best = { at, cost };
  }
  return best;
}

/** More literals than this for one phrase are not worth their rarity. */
const MOST_TEXTS = 48;
/** A literal more costs as much as so many hits in the samples. */
const PRICE = 0.1;

const squeeze = (text: string): string => text.replace(/ {2,}/g, ' ');

/** What a run of tokens may read; [] where that is too much, or where it holds a gap or digits. */
function readings(tokens: Sequence): string[] {
  let texts = [''];
  for (const token of tokens) {
    if (typeof token === 'number') return [];
    const ways = typeof token === 'string' ? [token] : token;
    if (texts.length * ways.length > MOST_TEXTS) return [];
    texts = texts.flatMap((before) => ways.map((way) => before + way));
  }
  return [...new Set(texts.map((text) => fold(squeeze(text))))];
}

const canBeFound = (text: string): boolean =>
  text.length >= KEY || (text.length >= SHORT_KEY && text.charCodeAt(0) > 0x7f);

/** Longer runs make rarer literals, but many of them. */
const LONGEST_RUN = 4;

function* runs(length: number, longest: number): Generator<readonly [number, number]> {
  for (let from = 0; from < length; from++)
    for (let to = from; to < Math.min(length, from + longest); to++) yield [from, to];
}

/** The cheapest anchors of a sequence; null only for a phrase that readPhrase refuses. */
export function chooseAnchors(tokens: Sequence, counts: KeyCounts): Anchors | null {
  let best: Anchors | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const longest = counts.size === 0 ? 2 : LONGEST_RUN;
  for (const [from, to] of runs(tokens.length, longest)) {
    const texts = readings(tokens.slice(from, to + 1));
    if (texts.length === 0 || !texts.every(canBeFound)) continue;
    const keys = texts.map((text) => bestKey(text, counts));
    const cost = keys.reduce((sum, key) => sum + key.cost + PRICE, 0);
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = { from, to, texts, keyAts: keys.map(({ at }) => at) };
  }
  return best;
}
