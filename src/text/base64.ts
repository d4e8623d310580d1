// Decodes base64 into a byte string, damaged input included. Source: RFC 4648 §4, RFC 2045 §6.8.

import type { Problem } from '../model/problem.ts';

export interface DecodedBytes {
  /** Byte string: charCode = byte. */
  readonly bytes: string;
  readonly problem?: Problem;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SKIP = 64;
const PAD = 65;
const OTHER = 66;
const CHUNK = 8192;

/** Value of each byte: 0–63, SKIP for white space, PAD for `=`, OTHER for what does not belong there. */
const VALUES: Uint8Array = makeValues();

function makeValues(): Uint8Array {
  const values = new Uint8Array(256).fill(OTHER);
  for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i;
  for (const space of ' \t\r\n\0') values[space.charCodeAt(0)] = SKIP;
  // The URL-safe alphabet (RFC 4648 §5) is unambiguous here.
  values['-'.charCodeAt(0)] = 62;
  values['_'.charCodeAt(0)] = 63;
  values['='.charCodeAt(0)] = PAD;
  return values;
}

interface State {
  /** Bits not yet written, and how many. */
  bits: number;
  count: number;
  strange: number;
}

/**
 * Never throws. Signs outside the alphabet are passed over (RFC 2045 §6.8) and reported; padding in the midst, from
 * pieces that were joined, begins a new piece; a last piece without padding counts.
 *
 * @param maxBytes stops after about so many decoded bytes.
 */
export function decodeBase64(
  text: string,
  maxBytes: number = Number.POSITIVE_INFINITY,
): DecodedBytes {
  const chunks: string[] = [];
  const out = new Uint8Array(CHUNK);
  const state: State = { bits: 0, count: 0, strange: 0 };
  let filled = 0;
  let total = 0;
  for (let i = 0; i < text.length && total + filled < maxBytes; i++) {
    if (!take(state, text.charCodeAt(i))) continue;
    out[filled++] = (state.bits >> (state.count - 8)) & 0xff;
    state.count -= 8;
    if (filled === CHUNK) {
      chunks.push(String.fromCharCode.apply(null, out as unknown as number[]));
      total += filled;
      filled = 0;
    }
  }
  chunks.push(String.fromCharCode.apply(null, out.subarray(0, filled) as unknown as number[]));
  const bytes = chunks.join('');
  return state.strange === 0 ? { bytes } : { bytes, problem: damaged(state.strange) };
}

/** Takes one sign; true when a byte is ready. */
function take(state: State, code: number): boolean {
  const value = code < 256 ? (VALUES[code] as number) : OTHER;
  if (value < SKIP) {
    state.bits = ((state.bits << 6) | value) & 0x3fff;
    state.count += 6;
    return state.count >= 8;
  }
  if (value === PAD) state.count = 0;
  else if (value === OTHER) state.strange++;
  return false;
}

function damaged(count: number): Problem {
  return {
    code: 'damaged-base64',
    message: `base64 holds ${count} sign${count === 1 ? '' : 's'} that do not belong there; they were passed over`,
  };
}
