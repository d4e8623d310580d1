// Finds the mail addresses in a line of text, with their places.

/** An address in a line. */
export interface PlacedAddress {
  readonly address: string;
  /** Offsets in the line; angle brackets around the address included. */
  readonly start: number;
  readonly end: number;
}

const MAX_ADDRESSES = 50;
const MAX_LOCAL = 128;
const MAX_DOMAIN = 255;
const LOCAL = /[^\s@<>()[\]{}"',;:\\\u3000-\u303f\uff00-\uff20「」【】«»„“”]/;
const DOMAIN = /[\p{L}\p{N}.-]/u;
/** Where such words stand before an address, it is part of a link or of a Message-ID. */
const NO_RECIPIENT = /(?:https?:\/\/\S{0,200}|[?&=/]|message[- ]?id\W{0,4}|\bid:?\s?<?)$/i;

/** Addresses in their order; those in links and Message-IDs are left out. Linear. */
export function addressesIn(line: string): readonly PlacedAddress[] {
  const found: PlacedAddress[] = [];
  let from = 0;
  while (found.length < MAX_ADDRESSES) {
    const at = line.indexOf('@', from);
    if (at < 0) break;
    const placed = addressAround(line, at, from);
    if (placed) found.push(placed);
    from = placed ? placed.end : at + 1;
  }
  return found;
}

function addressAround(line: string, at: number, from: number): PlacedAddress | null {
  let start = localStart(line, at, from);
  let end = at + 1;
  while (end < line.length && end - at <= MAX_DOMAIN && DOMAIN.test(line.charAt(end))) end++;
  end = beforeOtherScript(line, at + 1, end);
  while (end > at + 1 && /[.-]/.test(line.charAt(end - 1))) end--;
  if (start === at || end === at + 1) return null;
  const address = line.slice(start, end).replace(/^(?:mailto|smtp|rfc822)[:=]/i, '');
  if (address.startsWith('//') || address.includes('?')) return null;
  if (NO_RECIPIENT.test(line.slice(Math.max(0, start - 240), start))) return null;
  if (line.charAt(start - 1) === '<' && line.charAt(end) === '>') {
    start--;
    end++;
  }
  return { address, start, end };
}

function localStart(line: string, at: number, from: number): number {
  if (line.charAt(at - 1) === '"') {
    const open = line.lastIndexOf('"', at - 2);
    if (open >= from && at - open <= MAX_LOCAL) return open;
  }
  let start = at;
  while (start > from && at - start < MAX_LOCAL && LOCAL.test(line.charAt(start - 1))) start--;
  while (start < at && switchesScript(line, start, at)) start++;
  // A sentence's sign before an address belongs to the sentence.
  while (start < at && /[.*•·|=+-]/.test(line.charAt(start)) && start > from - 1) start++;
  return start;
}

/** Scripts without spaces between words write an address right beside their letters. */
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;
const ASCII = /[A-Za-z0-9]/;

function beforeOtherScript(line: string, from: number, end: number): number {
  for (let i = from + 1; i < end; i++)
    if (WIDE.test(line.charAt(i)) && ASCII.test(line.charAt(i - 1))) return i;
  return end;
}

/** Whether a sentence's letter stands at `start` and plain letters begin before the `@`. */
function switchesScript(line: string, start: number, at: number): boolean {
  return WIDE.test(line.charAt(start)) && ASCII.test(line.charAt(at - 1));
}
