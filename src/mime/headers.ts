// Answers questions about one header block, reading a field only when it is asked for.

import type { Span } from '../model/span.ts';
import { hasHighBytes } from '../text/byte-string.ts';
import { decodeWords } from '../text/encoded-word.ts';
import {
  type HeaderIndex,
  indexHeaders,
  NAME_END,
  PLACES,
  VALUE_END,
  VALUE_START,
} from './header-lines.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { newProblems, type Problems } from './problems.ts';

/** Names are compared without regard to case. */
export interface Headers {
  /** First field of the name: unfolded, encoded words decoded (RFC 2047), trimmed; `''` if there is none. */
  get(name: string): string;
  /** The same, unfolded and trimmed but not decoded: a byte string. */
  raw(name: string): string;
  /** The first so many fields of the name, decoded, in their order. */
  all(name: string, most?: number): string[];
  has(name: string): boolean;
  /** Where the first field of the name stands in the mail, name included; null if there is none, or if it is encoded. */
  span(name: string): Span | null;
  /** Names as written, in their order, repeated ones repeated. */
  readonly names: readonly string[];
}

/** A header block with its end. */
export interface HeaderBlock {
  readonly headers: Headers;
  /** First byte behind the block and its blank line. */
  readonly bodyStart: number;
  /** An mbox From_ line above the fields; `''` if there is none. */
  readonly mboxFrom: string;
}

export interface HeaderOptions {
  readonly limits?: Limits;
  readonly problems?: Problems;
  /** False where `raw` is not the mail itself: spans are null then. */
  readonly inMail?: boolean;
}

/**
 * Reads a header block of the byte string `raw` that begins at `start`, up to a blank line or `end`. Serves also
 * for groups of fields and quoted headers in a text: it needs no mail around it. Never throws.
 */
export function parseHeaders(
  raw: string,
  start: number = 0,
  end: number = raw.length,
  options: HeaderOptions = {},
): HeaderBlock {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const problems = options.problems ?? newProblems();
  const index = indexHeaders(raw, start, end, limits, problems);
  return {
    headers: new FieldList(raw, index, limits, problems, options.inMail ?? true),
    bodyStart: index.bodyStart,
    mboxFrom: index.mboxFrom,
  };
}

class FieldList implements Headers {
  readonly #raw: string;
  readonly #places: readonly number[];
  readonly #limits: Limits;
  readonly #problems: Problems;
  readonly #inMail: boolean;
  readonly #values: Map<string, string> = new Map();
  #names: string[] | null = null;

  constructor(
    raw: string,
    index: HeaderIndex,
    limits: Limits,
    problems: Problems,
    inMail: boolean,
  ) {
    this.#raw = raw;
    this.#places = index.places;
    this.#limits = limits;
    this.#problems = problems;
    this.#inMail = inMail;
  }

  get(name: string): string {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const at = this.#find(name, 0);
    // That a field is missing is found again as fast as it is remembered.
    if (at < 0) return '';
    const value = this.#decoded(at);
    this.#values.set(name, value);
    return value;
  }

  raw(name: string): string {
    const at = this.#find(name, 0);
    return at < 0 ? '' : this.#unfolded(at);
  }

  all(name: string, most: number = Number.POSITIVE_INFINITY): string[] {
    const values: string[] = [];
    for (let at = this.#find(name, 0); at >= 0; at = this.#find(name, at + PLACES)) {
      if (values.length >= most) break;
      values.push(this.#decoded(at));
    }
    return values;
  }

  has(name: string): boolean {
    return this.#find(name, 0) >= 0;
  }

  span(name: string): Span | null {
    const at = this.#inMail ? this.#find(name, 0) : -1;
    if (at < 0) return null;
    return { start: this.#place(at), end: this.#place(at + VALUE_END) };
  }

  get names(): readonly string[] {
    this.#names ??= Array.from({ length: this.#places.length / PLACES }, (_, i) =>
      this.#raw.slice(this.#place(PLACES * i), this.#place(PLACES * i + NAME_END)),
    );
    return this.#names;
  }

  #place(at: number): number {
    return this.#places[at] as number;
  }

  /** The first field of the name from `from` on, as the index of its places; or -1. */
  #find(name: string, from: number): number {
    const places = this.#places;
    for (let at = from; at < places.length; at += PLACES) {
      const start = places[at] as number;
      if (
        (places[at + NAME_END] as number) - start === name.length &&
        isSame(this.#raw, start, name)
      )
        return at;
    }
    return -1;
  }

  #unfolded(at: number): string {
    const start = this.#place(at + VALUE_START);
    const end = this.#place(at + VALUE_END);
    const max = this.#limits.maxHeaderLine;
    if (end - start > max)
      this.#problems.note({
        code: 'header-too-long',
        message: `a header field is longer than ${max} bytes (byte ${start}); its rest was cut off`,
      });
    const value = this.#raw.slice(start, Math.min(end, start + max));
    return unfold(value).trim();
  }

  #decoded(at: number): string {
    const value = this.#unfolded(at);
    if (!value.includes('=?') && !hasHighBytes(value) && !value.includes('\x1b')) return value;
    return decodeWords(value, this.#ownCharset()).trim();
  }

  /** Charset that the block's own Content-Type names: raw 8-bit fields are mostly written in it. */
  #ownCharset(): string {
    return /charset\s{0,5}=\s{0,5}"?([\w.:-]{1,40})/i.exec(this.raw('content-type'))?.[1] ?? '';
  }
}

/** Line ends, with the blanks behind them, become one space. */
function unfold(value: string): string {
  let lineEnd = value.indexOf('\n');
  if (lineEnd < 0) return value;
  let unfolded = '';
  let from = 0;
  for (; lineEnd >= 0; lineEnd = value.indexOf('\n', from)) {
    let end = lineEnd;
    while (end > from && value.charCodeAt(end - 1) === CR) end--;
    unfolded += `${value.slice(from, end)} `;
    from = lineEnd + 1;
    while (isLineEnd(value.charCodeAt(from))) from++;
    while (isBlank(value.charCodeAt(from))) from++;
  }
  return unfolded + value.slice(from);
}

const CR = 0x0d;
const isLineEnd = (code: number): boolean => code === 0x0a || code === CR;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Whether `name` stands at `start` in any case. Letters differ in one bit; so do few other signs, none of them in names. */
function isSame(raw: string, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++)
    if ((raw.charCodeAt(start + i) | 0x20) !== (name.charCodeAt(i) | 0x20)) return false;
  return true;
}
