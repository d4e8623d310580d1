// Undoes a part's transfer encoding: encoded byte string → byte string. Source: RFC 2045 §6.

import { type DecodedBytes, decodeBase64 } from '../text/base64.ts';
import { decodeQuotedPrintable } from '../text/quoted-printable.ts';

/** Encodings that leave the bytes as they are; so does one that nobody knows. */
const IDENTITY = new Set(['', '7bit', '8bit', 'binary', '7-bit', '8-bit']);

/** First word of the field, lower case. */
export function transferEncoding(value: string): string {
  return /[\w-]{1,40}/.exec(value)?.[0].toLowerCase() ?? '';
}

export function isIdentity(encoding: string): boolean {
  return IDENTITY.has(encoding);
}

/** @param maxBytes stops after about so many decoded bytes. */
export function decodeTransfer(text: string, encoding: string, maxBytes: number): DecodedBytes {
  switch (encoding) {
    case 'base64':
    case 'base-64':
      return decodeBase64(text, maxBytes);
    case 'quoted-printable':
    case 'quotedprintable':
    case 'quoted-printable-text':
      return decodeQuotedPrintable(text, maxBytes);
    default:
      return unencoded(text, encoding, maxBytes);
  }
}

function unencoded(text: string, encoding: string, maxBytes: number): DecodedBytes {
  const bytes = text.length > maxBytes ? text.slice(0, maxBytes) : text;
  if (isIdentity(encoding)) return { bytes };
  const message = `transfer encoding "${encoding}" is unknown; the bytes were left as they are`;
  return { bytes, problem: { code: 'unknown-encoding', message } };
}
