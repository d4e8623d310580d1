// Decodes base64 into a byte string, damaged input included. Source: RFC 4648 §4, RFC 2045 §6.8.

import type { Problem } from '../model/problem.ts';

export interface DecodedBytes {
  /** Byte string: charCode = byte. */
  readonly bytes: string;
  readonly problem?: Problem;
}

const STRANGE = /[^A-Za-z0-9+/]+/g;
const SPACE = /[\s\0]+/g;
const PADDING = /=+/;
/** Pieces with padding of their own that are joined; no real mail has so many. */
const MAX_PIECES = 10_000;

/**
 * Never throws; linear. Signs outside the alphabet are passed over (RFC 2045 §6.8) and reported. Padding in the
 * midst, as from pieces that were joined, begins a new piece; a last piece without padding counts.
 *
 * @param maxBytes stops after about so many decoded bytes.
 */
export function decodeBase64(
  text: string,
  maxBytes: number = Number.POSITIVE_INFINITY,
): DecodedBytes {
  const bounded = text.slice(0, encodedLength(maxBytes));
  try {
    return { bytes: atob(bounded) };
  } catch {
    return decodeDamaged(bounded);
  }
}

/** Signs that hold so many bytes in lines of usual length. */
function encodedLength(bytes: number): number {
  return bytes === Number.POSITIVE_INFINITY ? bytes : Math.ceil((bytes / 3) * 4 * 1.04) + 4;
}

function decodeDamaged(text: string): DecodedBytes {
  const plain = text.replace(SPACE, '').replaceAll('-', '+').replaceAll('_', '/');
  let strange = 0;
  const pieces = plain.split(PADDING, MAX_PIECES).map((piece) => {
    const clean = piece.replace(STRANGE, '');
    strange += piece.length - clean.length;
    // One sign left over holds no whole byte.
    return atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean);
  });
  const bytes = pieces.join('');
  if (strange === 0) return { bytes };
  const message = `base64 holds signs that do not belong there (${strange}); they were passed over`;
  return { bytes, problem: { code: 'damaged-base64', message } };
}
