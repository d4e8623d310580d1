// Takes a typed field value (`rfc822; a@example.com`, `dns; mx.example.com`) apart (RFC 3464 §2.1.2, RFC 6533 §3).

import { hasHighBytes } from '../../text/byte-string.ts';
import { decodeWords } from '../../text/encoded-word.ts';

/** A value with its type in lower case; the type is `''` where the notice leaves it out. */
export interface Typed {
  readonly type: string;
  readonly value: string;
}

const TYPE = /^\s{0,8}([A-Za-z][\w./-]{0,40})\s{0,8};/;
const ESCAPED = /\\x\{([0-9A-Fa-f]{1,6})\}/g;
const FIRST_PRINTABLE = 0x21;
const MAX_CODE_POINT = 0x10ffff;
const BRACKETED = /<([^<>\s]{1,512})>/;
const COMMENT_AT_END = /\s\([^()]{0,300}\)\s{0,8}$/;

/** Parts type and value. */
export function readTyped(field: string): Typed {
  const type = field.includes(';') ? TYPE.exec(field) : null;
  if (!type) return { type: '', value: field.trim() };
  return { type: (type[1] ?? '').toLowerCase(), value: field.slice(type[0].length).trim() };
}

/**
 * The address of a recipient field: without type, brackets and comments; all three forms of RFC 6533 §3. An encoded
 * word stays as it is, since it stood so in the envelope.
 */
export function addressOf(field: string): string {
  if (field === '') return '';
  const { type, value } = readTyped(hasHighBytes(field) ? decodeWords(field) : field);
  const bare = withoutBrackets(value);
  return type === 'utf-8' || bare.includes('\\x{') ? fromXtext(bare) : bare;
}

function withoutBrackets(value: string): string {
  const bare = value.includes('<') ? BRACKETED.exec(value)?.[1] : undefined;
  return (bare ?? (value.includes('(') ? value.replace(COMMENT_AT_END, '') : value)).trim();
}

function fromXtext(address: string): string {
  return address.replace(ESCAPED, (found, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point < FIRST_PRINTABLE || point > MAX_CODE_POINT ? found : String.fromCodePoint(point);
  });
}

/** The host name (or IP address) of an MTA field, without type and comments. */
export function hostOf(field: string): string {
  if (field === '') return '';
  const { value } = readTyped(field);
  const host = /^[^\s()]{1,255}/.exec(value)?.[0] ?? '';
  return ';,.'.includes(host.charAt(host.length - 1)) ? host.slice(0, -1) : host;
}

/** Whether a recipient is written as a mail address, and not as a directory name, a command or a file. */
export function isMailAddress(address: string): boolean {
  return /^[^\s@<>|/][^\s<>]{0,320}@[^\s@<>]{1,255}$|^"[^"<>]{1,320}"@[^\s@<>]{1,255}$/.test(
    address,
  );
}

/** Whether an address can be known outside the system that named it: its domain has a dot, or is an IP address. */
export function isPublicAddress(address: string): boolean {
  return isMailAddress(address) && /@[^@]{1,255}[.:]/.test(address);
}
