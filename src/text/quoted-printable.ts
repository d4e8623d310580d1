// Decodes quoted-printable into a byte string, damaged input included. Source: RFC 2045 §6.7.

import type { DecodedBytes } from './base64.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** Value of a hexadecimal digit, or -1. Lower case is read too (RFC 2045 §6.7, robust decoders). */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The byte that two hexadecimal digits at `at` stand for, or -1. */
export function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/**
 * Never throws. An `=` that begins no escape stays as it is and is reported.
 *
 * @param maxBytes stops after about so many decoded bytes.
 */
export function decodeQuotedPrintable(
  text: string,
  maxBytes: number = Number.POSITIVE_INFINITY,
): DecodedBytes {
  if (!text.includes('='))
    return { bytes: text.length > maxBytes ? text.slice(0, maxBytes) : text };
  const pieces: string[] = [];
  let strange = 0;
  let total = 0;
  let from = 0;
  for (let at = text.indexOf('='); at >= 0 && total < maxBytes; at = text.indexOf('=', from)) {
    const piece = text.slice(from, at);
    const read = readEscape(text, at);
    pieces.push(piece, read.bytes);
    if (read.strange) strange++;
    total += piece.length + read.bytes.length;
    from = read.end;
  }
  if (total < maxBytes) pieces.push(text.slice(from));
  const bytes = pieces.join('');
  if (strange === 0) return { bytes };
  const message = `quoted-printable holds ${strange} "=" that begin no escape; they were kept as they are`;
  return { bytes, problem: { code: 'damaged-quoted-printable', message } };
}

interface Escape {
  readonly bytes: string;
  readonly end: number;
  readonly strange: boolean;
}

function readEscape(text: string, at: number): Escape {
  const byte = hexByte(text, at + 1);
  if (byte >= 0) return { bytes: CHARS[byte] as string, end: at + 3, strange: false };
  // White space between the sign and the line end was added on the way.
  let end = at + 1;
  while (isBlank(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === CR) end++;
  if (text.charCodeAt(end) === LF) return { bytes: '', end: end + 1, strange: false };
  if (end >= text.length) return { bytes: '', end, strange: false };
  return { bytes: '=', end: at + 1, strange: true };
}

const isBlank = (code: number): boolean => code === SPACE || code === TAB;

const CHARS: readonly string[] = Array.from({ length: 256 }, (_, code) =>
  String.fromCharCode(code),
);
