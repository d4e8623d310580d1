// Decodes quoted-printable into a byte string, damaged input included. Source: RFC 2045 §6.7.

import type { Problem } from '../model/problem.ts';
import type { DecodedBytes } from './base64.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** Value of a hexadecimal digit, or -1. Lower case is read too (RFC 2045 §6.7, robust decoders). */
function hexDigit(code: number): number {
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

/** Pieces that are joined at once; a piece takes more memory than its characters. */
const PIECES = 8192;

/**
 * Never throws; linear. An `=` that begins no escape stays as it is and is reported.
 *
 * @param maxBytes stops after so many decoded bytes.
 */
export function decodeQuotedPrintable(
  text: string,
  maxBytes: number = Number.POSITIVE_INFINITY,
): DecodedBytes {
  const joined: string[] = [];
  let pieces: string[] = [];
  const tally = { strange: 0 };
  let [total, from] = [0, 0];
  for (let at = text.indexOf('='); at >= 0 && total < maxBytes; at = text.indexOf('=', from)) {
    if (at > from) pieces.push(text.slice(from, at));
    total += at - from + 1;
    from = takeEscape(text, at, pieces, tally);
    if (pieces.length > PIECES) {
      joined.push(pieces.join(''));
      pieces = [];
    }
  }
  if (total < maxBytes) pieces.push(text.slice(from));
  joined.push(pieces.join(''));
  const bytes = joined.join('');
  const { strange } = tally;
  return { bytes: bytes.length > maxBytes ? bytes.slice(0, maxBytes) : bytes, ...damage(strange) };
}

/** Takes what begins at an equals sign; returns where text goes on. */
function takeEscape(
  text: string,
  at: number,
  pieces: string[],
  tally: { strange: number },
): number {
  const byte = hexByte(text, at + 1);
  if (byte >= 0) {
    pieces.push(String.fromCharCode(byte));
    return at + 3;
  }
  const lineEnd = softLineEnd(text, at + 1);
  if (lineEnd >= 0) return lineEnd;
  pieces.push('=');
  tally.strange++;
  return at + 1;
}

function damage(count: number): { problem?: Problem } {
  if (count === 0) return {};
  const message = `quoted-printable holds ${count} "=" that begin no escape; they were kept as they are`;
  return { problem: { code: 'damaged-quoted-printable', message } };
}

/** Where the next line begins if only blanks, added on the way, stand before its end; else -1. */
function softLineEnd(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === LF) return at + 1;
  return at >= text.length ? at : -1;
}

const isBlank = (code: number): boolean => code === SPACE || code === TAB || code === CR;
