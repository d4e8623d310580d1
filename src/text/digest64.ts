// Makes 64-bit numbers of strings: for names that need to be short but not secret.

const PRIME_LOW = 0x1b3;
const TWO_32 = 0x1_0000_0000;

/**
 * FNV-1a, 64 bits, over the UTF-8 form of the text, as 16 hexadecimal digits. No protection against forgery: where that
 * matters, the result is signed.
 *
 * Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function digest64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of utf8.encode(text)) {
    low = (low ^ byte) >>> 0;
    // The prime is 2^40 + 0x1b3.
    const product = low * PRIME_LOW;
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / TWO_32) + (low << 8)) >>> 0;
    low = product % TWO_32;
  }
  return hex32(high) + hex32(low);
}

const utf8 = new TextEncoder();

const hex32 = (value: number): string => value.toString(16).padStart(8, '0');
