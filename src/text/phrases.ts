// Finds which of many phrases stand in a text, in one pass over its characters.

import { fold } from './fold.ts';
import { DIGITS, GAP, GAP_LIMIT, literals, readPhrase } from './phrase-syntax.ts';

/** A phrase that was found: its number in the list and the place of its longest occurrence, of equal ones the last. */
export interface Hit {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** One literal way to write a phrase. */
export interface Variant {
  readonly id: number;
  /** Folded text with GAP and DIGITS signs. */
  readonly text: string;
}

interface Compiled extends Variant {
  /** Literal that the pass looks for, with where its key stands in it. */
  readonly anchor: string;
  readonly keyAt: number;
  readonly isPlain: boolean;
}

export interface PhraseSet {
  /** Hits in a folded text, by id. Cost grows with the text, not with the number of phrases. */
  scan(folded: string): Hit[];
  /** The same, by trying every phrase: for tests that prove `scan` complete. */
  tryAll(folded: string): Hit[];
}

const KEY = 4;
const SHORT_KEY = 2;
const TABLE_BITS = 15;
const MASK = (1 << TABLE_BITS) - 1;

/** Letters from common to rare in mail texts: a rare key makes fewer false candidates. */
const COMMON = ' etoainrsdlcmuhpfgybwv';

const rarity = (key: string): number => {
  let sum = 0;
  for (const char of key) {
    const rank = COMMON.indexOf(char);
    sum += rank < 0 ? COMMON.length + 4 : rank;
  }
  return sum;
};

function rarestKey(literal: string, size: number): number {
  let best = 0;
  let bestScore = -1;
  for (let at = 0; at + size <= literal.length; at++) {
    const score = rarity(literal.slice(at, at + size));
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

function hashAt(text: string, at: number, size: number): number {
  let hash = 0;
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, 37) + text.charCodeAt(at + i)) | 0;
  return (hash ^ (hash >>> TABLE_BITS)) & MASK;
}

const isWordChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Words match whole: no letter or digit may touch a phrase that begins or ends with one. */
const standsAloneLeft = (text: string, start: number): boolean =>
  start === 0 || !isWordChar(text.charCodeAt(start)) || !isWordChar(text.charCodeAt(start - 1));

const standsAloneRight = (text: string, end: number): boolean =>
  end === text.length || !isWordChar(text.charCodeAt(end - 1)) || !isWordChar(text.charCodeAt(end));

interface Reach {
  readonly start: number;
  readonly end: number;
}

const skipDigits = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
};

/** All places of `literal` that begin at, or within the gap after, one of the places reached so far. */
function step(text: string, literal: string, reached: readonly Reach[], gap: number): Reach[] {
  const found: Reach[] = [];
  const last = reached[reached.length - 1];
  let from = reached[0]?.end ?? 0;
  let near = 0;
  while (last) {
    const at = text.indexOf(literal, from);
    if (at < 0 || at > last.end + gap) break;
    while (near + 1 < reached.length && (reached[near + 1]?.end ?? at + 1) <= at) near++;
    const before = reached[near];
    if (before && before.end <= at && at - before.end <= gap)
      found.push({ start: before.start, end: at + literal.length });
    from = at + 1;
  }
  return found;
}

function everywhere(text: string, literal: string): Reach[] {
  const found: Reach[] = [];
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1))
    found.push({ start: at, end: at + literal.length });
  return found;
}

const afterDigits = (text: string, reached: readonly Reach[]): Reach[] =>
  reached
    .map((r) => ({ start: r.start, end: skipDigits(text, r.end), from: r.end }))
    .filter((r) => r.end > r.from);

function beforeDigits(text: string, reached: readonly Reach[]): Reach[] {
  return reached.flatMap((r) => {
    let start = r.start;
    while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
    return start < r.start ? [{ start, end: r.end }] : [];
  });
}

/** Where a variant with gaps or digits stands, last occurrence; null if nowhere. Linear in the text for each run. */
function findVariant(text: string, variant: string): Reach | null {
  const tokens = variant.split(/([\ue000\ue001])/).filter((token) => token !== '');
  const firstLiteral = tokens.findIndex((token) => token !== GAP && token !== DIGITS);
  let reached = everywhere(text, tokens[firstLiteral] ?? '');
  if (tokens[firstLiteral - 1] === DIGITS) reached = beforeDigits(text, reached);
  if (variant.charAt(0) !== GAP) reached = reached.filter((r) => standsAloneLeft(text, r.start));
  let gap = 0;
  for (const token of tokens.slice(firstLiteral + 1)) {
    if (reached.length === 0) return null;
    if (token === GAP) gap = GAP_LIMIT;
    else if (token === DIGITS) reached = afterDigits(text, reached);
    else {
      reached = step(text, token, reached, gap);
      gap = 0;
    }
  }
  const open = variant.charAt(variant.length - 1) === GAP;
  return reached.findLast((r) => open || standsAloneRight(text, r.end)) ?? null;
}

class Phrases implements PhraseSet {
  readonly #variants: readonly Compiled[];
  readonly #heads = new Int32Array(MASK + 1).fill(-1);
  readonly #shortHeads = new Int32Array(MASK + 1).fill(-1);
  readonly #next: Int32Array;
  readonly #hasShort: boolean;

  constructor(variants: readonly Variant[]) {
    this.#variants = variants.map(compileVariant);
    this.#next = new Int32Array(variants.length).fill(-1);
    this.#variants.forEach((variant, index) => {
      const size = variant.anchor.length < KEY ? SHORT_KEY : KEY;
      const heads = size === KEY ? this.#heads : this.#shortHeads;
      const slot = hashAt(variant.anchor, variant.keyAt, size);
      this.#next[index] = heads[slot] ?? -1;
      heads[slot] = index;
    });
    this.#hasShort = this.#variants.some((variant) => variant.anchor.length < KEY);
  }

  scan(folded: string): Hit[] {
    const hits = new Map<number, Hit>();
    const tried = new Set<number>();
    for (let at = 0; at + KEY <= folded.length; at++) {
      const head = this.#heads[hashAt4(folded, at)] ?? -1;
      if (head >= 0) this.#candidates(folded, at, head, hits, tried);
    }
    if (this.#hasShort) this.#scanShort(folded, hits, tried);
    return [...hits.values()];
  }

  /** Short keys are only made for scripts outside ASCII, so ASCII text costs nothing here. */
  #scanShort(folded: string, hits: Map<number, Hit>, tried: Set<number>): void {
    for (let at = 0; at + SHORT_KEY <= folded.length; at++) {
      if (folded.charCodeAt(at) < 0x80 && folded.charCodeAt(at + 1) < 0x80) continue;
      const head = this.#shortHeads[hashAt(folded, at, SHORT_KEY)] ?? -1;
      if (head >= 0) this.#candidates(folded, at, head, hits, tried);
    }
  }

  #candidates(
    folded: string,
    at: number,
    head: number,
    hits: Map<number, Hit>,
    tried: Set<number>,
  ): void {
    for (let index = head; index >= 0; index = this.#next[index] ?? -1) {
      const variant = this.#variants[index];
      if (!variant || !folded.startsWith(variant.anchor, at - variant.keyAt)) continue;
      if (variant.isPlain) addPlain(folded, variant, at - variant.keyAt, hits);
      else if (!tried.has(index)) {
        tried.add(index);
        addHit(hits, variant.id, findVariant(folded, variant.text));
      }
    }
  }

  tryAll(folded: string): Hit[] {
    const hits = new Map<number, Hit>();
    for (const variant of this.#variants) {
      if (!variant.isPlain) addHit(hits, variant.id, findVariant(folded, variant.text));
      else
        for (const place of everywhere(folded, variant.anchor))
          addPlain(folded, variant, place.start, hits);
    }
    return [...hits.values()];
  }
}

/** The same as hashAt for KEY characters, unrolled: it runs once per character of every reply. */
function hashAt4(text: string, at: number): number {
  let hash = text.charCodeAt(at);
  hash = (Math.imul(hash, 37) + text.charCodeAt(at + 1)) | 0;
  hash = (Math.imul(hash, 37) + text.charCodeAt(at + 2)) | 0;
  hash = (Math.imul(hash, 37) + text.charCodeAt(at + 3)) | 0;
  return (hash ^ (hash >>> TABLE_BITS)) & MASK;
}

function addPlain(text: string, variant: Compiled, start: number, hits: Map<number, Hit>): void {
  const end = start + variant.anchor.length;
  if (start >= 0 && standsAloneLeft(text, start) && standsAloneRight(text, end))
    addHit(hits, variant.id, { start, end });
}

function addHit(hits: Map<number, Hit>, id: number, place: Reach | null): void {
  if (!place) return;
  const known = hits.get(id);
  if (known) {
    const longer = place.end - place.start - (known.end - known.start);
    if (longer < 0 || (longer === 0 && place.start <= known.start)) return;
  }
  hits.set(id, { id, start: place.start, end: place.end });
}

function compileVariant(variant: Variant): Compiled {
  const anchor = literals(variant.text)[0] ?? variant.text;
  const keyAt = rarestKey(anchor, anchor.length < KEY ? SHORT_KEY : KEY);
  return { ...variant, anchor, keyAt, isPlain: anchor === variant.text };
}

/** Compiles ready variants: what the rule compiler writes. */
export function compileVariants(variants: readonly Variant[]): PhraseSet {
  return new Phrases(variants);
}

/**
 * Compiles phrases (syntax: rules/README.md); a hit's `id` is the phrase's index. A phrase that cannot be used
 * throws: a bug in a table of ours, never input.
 */
export function compilePhrases(phrases: readonly string[]): PhraseSet {
  return new Phrases(
    phrases.flatMap((phrase, id) => {
      const { variants, problem } = readPhrase(phrase);
      if (problem) throw new Error(`phrase ${JSON.stringify(phrase)}: ${problem}`);
      return variants.map((text) => ({ id, text: fold(text) }));
    }),
  );
}
