// Reads IP addresses and prefixes as numbers: text → 32-bit words.

/** The words of the last address that was read: one of IPv4, four of IPv6. Kept, so that reading costs no object. */
export const WORDS: Uint32Array = new Uint32Array(4);

/** IPv4-mapped addresses (RFC 4291 §2.5.5.2), which dual-stack servers write into logs. */
const MAPPED = '::ffff:';
const LONGEST = 45;

/** Reads into `WORDS`. @returns 4, 6, or 0 where the text is no address. */
export function readAddress(text: string): 4 | 6 | 0 {
  if (text.length > LONGEST || text.length < 2) return 0;
  const colon = text.indexOf(':');
  if (colon < 0) return readV4(text, 0) ? 4 : 0;
  if (text.startsWith(MAPPED) && text.includes('.')) return readV4(text, MAPPED.length) ? 4 : 0;
  return readV6(text) ? 6 : 0;
}

function readV4(text: string, from: number): boolean {
  let value = 0;
  let start = from;
  for (let part = 0; part < 4; part++) {
    const dot = text.indexOf('.', start);
    const end = part < 3 ? dot : text.length;
    const octet = octetAt(text, start, end);
    if (octet < 0) return false;
    value = value * 256 + octet;
    start = end + 1;
  }
  WORDS[0] = value;
  return true;
}

/** 0–255; -1 where there is none. */
function octetAt(text: string, from: number, end: number): number {
  if (end <= from || end - from > 3) return -1;
  let value = 0;
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= 255 ? value : -1;
}

const GROUPS = 8;

/** RFC 4291 §2.2. */
function readV6(text: string): boolean {
  const gap = text.indexOf('::');
  const head = groupsIn(gap < 0 ? text : text.slice(0, gap));
  const tail = groupsIn(gap < 0 ? '' : text.slice(gap + 2));
  if (!head || !tail) return false;
  const count = head.length + tail.length;
  if (gap < 0 ? count !== GROUPS : count >= GROUPS) return false;
  WORDS.fill(0);
  head.forEach(putGroup);
  tail.forEach((group, at) => {
    putGroup(group, GROUPS - tail.length + at);
  });
  return true;
}

function groupsIn(text: string): number[] | null {
  if (text === '') return [];
  const parts = text.split(':', GROUPS + 1);
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))
    ? parts.map((part) => Number.parseInt(part, 16))
    : null;
}

function putGroup(group: number, place: number): void {
  const word = place >> 1;
  WORDS[word] = (WORDS[word] ?? 0) + (place % 2 === 0 ? group * 65_536 : group);
}

const BEHIND_V4 = 2 ** 32;

/**
 * The network of a client as a number: its /24 of IPv4, its /48 of IPv6, which one site has as a rule (RFC 6177); 0 where
 * the text is no address.
 */
export function siteOf(ip: string): number {
  const family = readAddress(ip);
  if (family === 4) return 1 + ((WORDS[0] ?? 0) >>> 8);
  return family === 6 ? BEHIND_V4 + (WORDS[0] ?? 0) * 65_536 + ((WORDS[1] ?? 0) >>> 16) : 0;
}
