// Reads the parameters of a Content-Type or Content-Disposition value. Source: RFC 2045 §5.1, RFC 2231.

import { hasHighBytes } from '../text/byte-string.ts';
import { decodeCharset } from '../text/charset.ts';
import { decodeWords } from '../text/encoded-word.ts';
import { hexByte } from '../text/quoted-printable.ts';

export interface Parametered {
  /** The first word, lower case: `text/plain`, `attachment`. */
  readonly value: string;
  /** By lower-case name; continuations joined, percent signs and charsets decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

interface Piece {
  readonly number: number;
  readonly isEncoded: boolean;
  readonly text: string;
}

const MAX_PARAMETERS = 100;
const MAX_LENGTH = 20_000;

/** Reads an unfolded value (byte string). Never throws; linear. */
export function parseParameters(text: string): Parametered {
  const bounded = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  const head = /^\s{0,100}([^\s;(]{0,300})/.exec(bounded);
  const value = (head?.[1] ?? '').toLowerCase();
  // Parameters are looked for right behind it: some writers forget the first semicolon.
  const from = head?.[0].length ?? 0;
  if (!bounded.includes('=', from)) return { value, parameters: NONE };
  return { value, parameters: readAll(bounded, from) };
}

const NONE: ReadonlyMap<string, string> = new Map();

function readAll(text: string, from: number): Map<string, string> {
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  let at = from;
  for (let count = 0; count < MAX_PARAMETERS && at < text.length; count++) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const name = lastWord(text.slice(at, equals));
    const [value, end] = readValue(text, equals + 1);
    at = end;
    if (name.includes('*')) addPiece(pieces, name, value);
    else if (name !== '') addPlain(plain, name.toLowerCase(), value);
  }
  // RFC 2231 forms win over a plain one of the same name, which is there for old readers.
  for (const [name, list] of pieces) plain.set(name, joinPieces(list));
  return plain;
}

/** Writers forget values and semicolons: the name is the last word before the equals sign. */
const lastWord = (text: string): string =>
  /[^\s;"()]{1,80}$/.exec(text.trimEnd().slice(-80))?.[0] ?? '';

function addPlain(found: Map<string, string>, name: string, text: string): void {
  if (!found.has(name)) found.set(name, plainValue(text));
}

function addPiece(found: Map<string, Piece[]>, written: string, text: string): void {
  const [, base = '', number = '', star = ''] = /^([^*]+)(?:\*(\d{1,3}))?(\*?)/.exec(written) ?? [];
  const name = base.toLowerCase();
  const list = found.get(name);
  const piece = { number: number === '' ? -1 : Number(number), isEncoded: star === '*', text };
  if (list) list.push(piece);
  else found.set(name, [piece]);
}

/** Reads a quoted or bare value at `from`; returns it and where the next parameter begins. */
function readValue(text: string, from: number): [string, number] {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  if (text.charAt(at) === '"') return readQuoted(text, at + 1);
  const semicolon = text.indexOf(';', at);
  const end = semicolon < 0 ? text.length : semicolon;
  return [/^[^\s(]{0,2000}/.exec(text.slice(at, end))?.[0] ?? '', end + 1];
}

/** A missing closing quote ends at the next semicolon. */
function readQuoted(text: string, from: number): [string, number] {
  const pieces: string[] = [];
  let start = from;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x5c) {
      pieces.push(text.slice(start, at));
      start = at + 1;
      at++;
    } else if (sign === 0x22) {
      pieces.push(text.slice(start, at));
      return [pieces.join(''), at + 1];
    }
  }
  const semicolon = text.indexOf(';', from);
  const end = semicolon < 0 ? text.length : semicolon;
  return [text.slice(from, end).trimEnd(), end + 1];
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09;

/** A form of one piece wins over one of several. */
function joinPieces(list: readonly Piece[]): string {
  const numbered = list.filter((piece) => piece.number >= 0).sort((a, b) => a.number - b.number);
  const whole = list.find((piece) => piece.number < 0);
  const chosen = whole ? [whole] : numbered;
  if (!chosen.some((piece) => piece.isEncoded))
    return plainValue(chosen.map((piece) => piece.text).join(''));
  const [head, ...rest] = chosen;
  const [charset, first] = splitCharset(head?.text ?? '');
  const bytes = [
    head?.isEncoded ? percentBytes(first) : first,
    ...rest.map((piece) => (piece.isEncoded ? percentBytes(piece.text) : piece.text)),
  ];
  return decodeCharset(bytes.join(''), charset).text;
}

const plainValue = (text: string): string =>
  text.includes('=?') || hasHighBytes(text) ? decodeWords(text) : text;

/** `charset'language'text`. */
function splitCharset(text: string): [string, string] {
  const match = /^([^']{0,60})'[^']{0,60}'/.exec(text);
  return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', text];
}

function percentBytes(text: string): string {
  return text
    .split('%')
    .map((piece, i) => {
      const byte = i === 0 ? -1 : hexByte(piece, 0);
      if (byte >= 0) return String.fromCharCode(byte) + piece.slice(2);
      return i === 0 ? piece : `%${piece}`;
    })
    .join('');
}
