// Reads IP addresses and networks: text → bytes, and compares them.

/** 4 or 16 bytes. */
export type Ip = readonly number[];

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const GROUPS = 8;
const V4_BYTES = 4;

/** Null for what is no address. IPv4 addresses written as IPv6 (`::ffff:192.0.2.1`) become IPv4. */
export function readIp(text: string): Ip | null {
  if (text.length > 45) return null;
  return text.includes(':') ? readV6(text) : readV4(text);
}

function readV4(text: string): Ip | null {
  const bytes = V4.exec(text)?.slice(1).map(Number);
  return bytes?.every((byte) => byte < 256) ? bytes : null;
}

function readV6(text: string): Ip | null {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return null;
  const front = groups(left);
  const back = right === undefined ? [] : groups(right);
  if (!front || !back) return null;
  const gap = GROUPS * 2 - front.length - back.length;
  if (right === undefined ? gap !== 0 : gap < 2) return null;
  const bytes = [...front, ...new Array<number>(gap).fill(0), ...back];
  const isMapped =
    bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isMapped ? bytes.slice(12) : bytes;
}

/** Bytes of `2001:db8:…`; the last group may be an IPv4 address. */
function groups(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const v4 = at === parts.length - 1 ? readV4(part) : null;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      const value = Number.parseInt(part, 16);
      bytes.push(value >> 8, value & 255);
    } else return null;
  }
  return bytes;
}

export const isV4 = (ip: Ip): boolean => ip.length === V4_BYTES;

/** Whether the first `bits` of both are the same; of two families never. */
export function inNetwork(ip: Ip, network: Ip, bits: number): boolean {
  if (ip.length !== network.length) return false;
  const whole = bits >> 3;
  for (let at = 0; at < whole; at++) if (ip[at] !== network[at]) return false;
  const rest = bits & 7;
  if (rest === 0) return true;
  const mask = (0xff << (8 - rest)) & 0xff;
  return ((ip[whole] ?? 0) & mask) === ((network[whole] ?? 0) & mask);
}

export const sameIp = (one: Ip, other: Ip): boolean => inNetwork(one, other, one.length * 8);

const nibbles = (ip: Ip): string[] =>
  ip.flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)]);

/** The name that its PTR record has (RFC 1035 §3.5, RFC 3596 §2.5). */
export const reverseName = (ip: Ip): string =>
  isV4(ip)
    ? `${[...ip].reverse().join('.')}.in-addr.arpa`
    : `${nibbles(ip).reverse().join('.')}.ip6.arpa`;

/** As SPF macros write it: IPv6 as 32 hexadecimal digits with dots (RFC 7208 §7.3). */
export const dottedIp = (ip: Ip): string => (isV4(ip) ? ip.join('.') : nibbles(ip).join('.'));
