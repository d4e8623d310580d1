// Finds the network that an address lies in: the longest of the known prefixes.

import { readAddress, WORDS } from './address-number.ts';

/** A prefix such as `192.0.2.0/24` or `2001:db8::/32`, with what it stands for. */
export interface Prefix<Value> {
  readonly prefix: string;
  readonly value: Value;
}

interface Range<Value> {
  readonly start: bigint;
  /** Behind the last address. */
  readonly end: bigint;
  readonly value: Value;
}

/** Stretches of addresses without overlap, in order; each begins where the one before ends. */
interface Stretches<Value> {
  readonly starts: Uint32Array;
  readonly values: readonly (Value | null)[];
}

const BITS = { 4: 32, 6: 128 } as const;
const WORD = 32n;

/** Null where the text is no prefix. A bare address is a prefix of full length; bits behind the length are ignored. */
export function prefixRange(prefix: string): { family: 4 | 6; start: bigint; end: bigint } | null {
  const slash = prefix.indexOf('/');
  const family = readAddress((slash < 0 ? prefix : prefix.slice(0, slash)).trim());
  if (family === 0) return null;
  const bits = BITS[family];
  const told = slash < 0 ? String(bits) : prefix.slice(slash + 1).trim();
  const length = /^\d{1,3}$/.test(told) ? Number(told) : -1;
  if (length < 0 || length > bits) return null;
  const size = 1n << BigInt(bits - length);
  let first = 0n;
  for (let at = 0; at < bits / 32; at++) first = (first << WORD) + BigInt(WORDS[at] ?? 0);
  const start = (first / size) * size;
  return { family, start, end: start + size };
}

/** A million look-ups a second and more, whatever the number of prefixes. */
export class NetworkTable<Value> {
  readonly size: number;
  readonly #v4: Stretches<Value>;
  readonly #v6: Stretches<Value>;

  /** What is no prefix is passed over. Of two that are the same the later one counts. */
  constructor(prefixes: Iterable<Prefix<Value>>) {
    const ranges: Record<4 | 6, Range<Value>[]> = { 4: [], 6: [] };
    for (const { prefix, value } of prefixes) {
      const range = prefixRange(prefix);
      if (range) ranges[range.family].push({ start: range.start, end: range.end, value });
    }
    this.size = ranges[4].length + ranges[6].length;
    this.#v4 = stretchesOf(ranges[4], 1);
    this.#v6 = stretchesOf(ranges[6], 4);
  }

  /** Null: in none of them, or no address. */
  find(ip: string): Value | null {
    if (this.size === 0) return null;
    const family = readAddress(ip);
    if (family === 4) return this.#v4.values[lastBefore(this.#v4.starts, 1)] ?? null;
    return family === 6 ? (this.#v6.values[lastBefore(this.#v6.starts, 4)] ?? null) : null;
  }
}

/** Prefixes lie inside or outside of each other: a stack of those that are open gives the innermost one. */
function stretchesOf<Value>(ranges: Range<Value>[], words: number): Stretches<Value> {
  const sorted = ranges.sort((a, b) => order(a.start, b.start) || order(b.end, a.end));
  const starts: bigint[] = [];
  const values: (Value | null)[] = [];
  const open: Range<Value>[] = [];
  const behind = 1n << (WORD * BigInt(words));
  const put = (start: bigint, value: Value | null): void => {
    if (start === behind) return;
    if (starts.at(-1) === start) {
      values[values.length - 1] = value;
      return;
    }
    starts.push(start);
    values.push(value);
  };
  const closeUntil = (start: bigint | null): void => {
    for (
      let last = open.at(-1);
      last && (start === null || last.end <= start);
      last = open.at(-1)
    ) {
      open.pop();
      put(last.end, open.at(-1)?.value ?? null);
    }
  };
  for (const range of sorted) {
    closeUntil(range.start);
    open.push(range);
    put(range.start, range.value);
  }
  closeUntil(null);
  return { starts: wordsOf(starts, words), values };
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));

function wordsOf(starts: readonly bigint[], words: number): Uint32Array {
  const flat = new Uint32Array(starts.length * words);
  starts.forEach((start, at) => {
    for (let word = 0; word < words; word++)
      flat[at * words + word] = Number((start >> (WORD * BigInt(words - 1 - word))) & 0xffff_ffffn);
  });
  return flat;
}

/** Number of the last stretch that begins at or before the address in `WORDS`; -1: before the first. */
function lastBefore(starts: Uint32Array, words: number): number {
  let low = 0;
  let high = starts.length / words - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (isAfter(starts, middle * words, words)) high = middle - 1;
    else low = middle + 1;
  }
  return high;
}

function isAfter(starts: Uint32Array, from: number, words: number): boolean {
  for (let word = 0; word < words; word++) {
    const start = starts[from + word] ?? 0;
    const asked = WORDS[word] ?? 0;
    if (start !== asked) return start > asked;
  }
  return false;
}
