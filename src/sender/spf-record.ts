// Reads SPF records: text → terms, with what is wrong in it. Source: RFC 7208 §4.6, §12.

import { type Ip, isV4, readIp } from './ip.ts';

export type Qualifier = '+' | '-' | '~' | '?';

export const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const;

export type Mechanism = (typeof MECHANISMS)[number];

export interface SpfTerm {
  readonly qualifier: Qualifier;
  readonly mechanism: Mechanism;
  /** As written, macros and all; `''`: the domain of the record. */
  readonly domain: string;
  /** Of `ip4` and `ip6`. */
  readonly network: Ip | null;
  /** Leading bits that must agree, for IPv4 and IPv6. */
  readonly bits4: number;
  readonly bits6: number;
  readonly text: string;
}

export interface SpfRecord {
  readonly terms: readonly SpfTerm[];
  /** Domain of `redirect=`; `''`: none. */
  readonly redirect: string;
  /** Why a receiver must answer “permerror”, in sentences; empty: the syntax is right. */
  readonly errors: readonly string[];
}

const LONGEST = 16_384;
const MOST_TERMS = 500;
const TERM = /^([-+~?]?)([a-z][a-z0-9_.-]{0,30})([:/].{0,500})?$/i;
const MODIFIER = /^([a-z][a-z0-9_.-]{0,30})=(.{0,500})$/i;
const CIDR = /^([^/]{0,300})(?:\/(\d{1,2}))?(?:\/\/(\d{1,3}))?$/;

/** Whether a TXT record is an SPF record of whatever quality (RFC 7208 §4.5). */
export const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text);

/** Never throws. */
export function readSpf(text: string): SpfRecord {
  const terms: SpfTerm[] = [];
  const errors: string[] = text.length > LONGEST ? [`it is longer than ${LONGEST} characters`] : [];
  const redirects: string[] = [];
  const words = text
    .slice(0, LONGEST)
    .split(/[ \t]+/)
    .slice(1, MOST_TERMS + 1);
  for (const word of words.filter((one) => one !== '')) {
    const modifier = MODIFIER.exec(word);
    if (modifier?.[1]?.toLowerCase() === 'redirect') redirects.push(modifier[2] ?? '');
    // Modifiers that are not known are ignored (§6).
    if (modifier) continue;
    const term = readTerm(word);
    if (typeof term === 'object') terms.push(term);
    else errors.push(`“${word.slice(0, 80)}”: ${term}`);
  }
  if (redirects.length > 1) errors.push('redirect= is there twice');
  return { terms, redirect: redirects[0] ?? '', errors };
}

function readTerm(word: string): SpfTerm | string {
  const [, sign = '', name = '', rest = ''] = TERM.exec(word) ?? [];
  const mechanism = MECHANISMS.find((one) => one === name.toLowerCase());
  return mechanism ? termOf(mechanism, qualifierOf(sign), rest, word) : unknown(word);
}

const qualifierOf = (sign: string): Qualifier =>
  sign === '-' || sign === '~' || sign === '?' ? sign : '+';

/** What people write instead of a mechanism. */
function unknown(word: string): string {
  const isAddress = readIp(word.replace(/\/.*$/, '')) !== null;
  if (isAddress) return `an address needs ip4: or ip6: before it: ip4:${word.slice(0, 60)}`;
  return 'there is no such mechanism';
}

/** A sentence where it is wrong. */
function termOf(
  mechanism: Mechanism,
  qualifier: Qualifier,
  rest: string,
  text: string,
): SpfTerm | string {
  const none = { network: null, bits4: 32, bits6: 128, domain: '' };
  const term = { qualifier, mechanism, text, ...none };
  const value = rest.startsWith(':') ? rest.slice(1) : '';
  switch (mechanism) {
    case 'all':
      return rest === '' ? term : '“all” takes no value';
    case 'include':
    case 'exists':
      return value === '' ? 'a domain is missing' : { ...term, domain: value };
    case 'ptr':
      return { ...term, domain: value };
    case 'a':
    case 'mx':
      return hostTerm(term, rest.startsWith('/') ? rest : value);
    case 'ip4':
    case 'ip6':
      return networkTerm(term, value);
  }
}

function hostTerm(term: SpfTerm, value: string): SpfTerm | string {
  // The domain may hold a slash inside a macro only; those are rare enough to be refused.
  const [, domain, four = '32', six = '128'] = CIDR.exec(value) ?? [];
  if (domain === undefined) return 'its prefix length cannot be read';
  const bits4 = Number(four);
  const bits6 = Number(six);
  if (bits4 > 32 || bits6 > 128) return 'its prefix length is too large';
  return { ...term, domain, bits4, bits6 };
}

function networkTerm(term: SpfTerm, value: string): SpfTerm | string {
  const [address = '', length, ...more] = value.split('/');
  const network = readIp(address);
  const isFour = term.mechanism === 'ip4';
  // `::ffff:192.0.2.1` is an IPv6 address in the record, whatever it means.
  if (!network || isV4(network) !== isFour || (isFour && address.includes(':')))
    return `“${address.slice(0, 60)}” is no IPv${isFour ? 4 : 6} address`;
  const most = network.length * 8;
  const bits = length === undefined ? most : Number(length);
  if (more.length > 0 || !/^\d{1,3}$/.test(length ?? '0') || bits > most)
    return `“/${[length, ...more].join('/').slice(0, 20)}” is no prefix length`;
  return { ...term, network, bits4: bits, bits6: bits };
}
