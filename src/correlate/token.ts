// Makes and reads tokens: signed names of one message to one recipient, for return paths and links.

import type { TokenKey } from '../model/own.ts';
import { addressKey } from '../text/address-key.ts';
import { fromBase32, toBase32 } from '../text/base32.ts';
import { digest64 } from '../text/digest64.ts';

/** HMAC-SHA-256 (RFC 2104) of the data: 32 bytes. The core has no cryptography of its own. */
export type Hmac = (key: Uint8Array, data: Uint8Array) => Uint8Array;

/** What a token is for: one for the one is no good for the other. */
export type TokenPurpose = 'return-path' | 'link';

/** What a token names. */
export interface TokenContent {
  /** 16 hexadecimal digits: `idNumber` of the sender's id of the message. */
  readonly message: string;
  /** 16 hexadecimal digits: `recipientNumber` of the address. */
  readonly recipient: string;
  /** Last day on which it is good, in days since 1970-01-01 UTC. Take it from the day the message was made, not from the attempt. */
  readonly lastDay: number;
}

export interface TokenReading extends TokenContent {
  /** `none`: this does not look like a token at all. */
  readonly state: 'none' | 'valid' | 'expired' | 'forged' | 'other-key';
}

const VERSION = 1;
const BODY = 19;
const MAC = 12;
/** 31 bytes, the last sign holds two bits that are 0. */
const SIGNS = 50;
const DAY = 86_400_000;

const encoder = new TextEncoder();
const LABELS: Readonly<Record<TokenPurpose, Uint8Array>> = {
  'return-path': encoder.encode('postbound return-path token\n'),
  link: encoder.encode('postbound link token\n'),
};

const NO_TOKEN: TokenReading = { state: 'none', message: '', recipient: '', lastDay: 0 };
const NAMELESS: Omit<TokenReading, 'state'> = { message: '', recipient: '', lastDay: 0 };

/**
 * The sender's id of a message as 64 bits, in hexadecimal: a decimal number below 10^18 as it is, any other string by
 * its FNV-1a digest.
 */
export function idNumber(id: string): string {
  const isNumber = /^(?:0|[1-9]\d{0,17})$/.test(id);
  return isNumber ? BigInt(id).toString(16).padStart(16, '0') : digest64(id);
}

/** The recipient as 64 bits, in hexadecimal: the FNV-1a digest of the address in its comparable form. */
export const recipientNumber = (address: string): string => digest64(addressKey(address));

/**
 * 50 signs of base32: version and key id (1 byte), message (8), recipient (8), last day (2), HMAC-SHA-256 cut to 96 bits.
 * The same for every attempt of one message to one recipient, so that greylisting knows the sender again; with a prefix
 * of up to 14 signs it fits the 64 octets of a local part (RFC 5321 §4.5.3.1.1). Case does not matter.
 */
export function makeToken(
  content: TokenContent,
  key: TokenKey,
  purpose: TokenPurpose,
  hmac: Hmac,
): string {
  const bytes = new Uint8Array(BODY + MAC);
  bytes[0] = (VERSION << 5) | (key.id & 31);
  putHex(bytes, 1, content.message);
  putHex(bytes, 9, content.recipient);
  const day = Math.min(0xffff, Math.max(0, Math.floor(content.lastDay)));
  bytes[17] = day >> 8;
  bytes[18] = day & 0xff;
  bytes.set(macOf(bytes, key, purpose, hmac), BODY);
  return toBase32(bytes);
}

/** @param now epoch ms: when the notice or the click came. A token is good to the end of its last day, UTC. */
export function readToken(
  text: string,
  keys: readonly TokenKey[],
  purpose: TokenPurpose,
  { now, hmac }: { readonly now: number; readonly hmac: Hmac },
): TokenReading {
  if (text.length !== SIGNS) return NO_TOKEN;
  const bytes = fromBase32(text);
  if (!bytes) return NO_TOKEN;
  const head = bytes[0] ?? 0;
  if (head >> 5 !== VERSION) return { ...NAMELESS, state: 'forged' };
  const key = keys.find(({ id }) => id === (head & 31));
  if (!key) return { ...NAMELESS, state: 'other-key' };
  if (!isSame(bytes.subarray(BODY), macOf(bytes, key, purpose, hmac)))
    return { ...NAMELESS, state: 'forged' };
  const lastDay = ((bytes[17] ?? 0) << 8) | (bytes[18] ?? 0);
  return {
    state: now < (lastDay + 1) * DAY ? 'valid' : 'expired',
    message: hexOf(bytes, 1),
    recipient: hexOf(bytes, 9),
    lastDay,
  };
}

/**
 * Reads the token in the local part of an address of ours. Whoever has the prefix but no token has no address that we
 * ever gave out.
 */
export function readReturnPathToken(
  localPart: string,
  prefix: string,
  keys: readonly TokenKey[],
  context: { readonly now: number; readonly hmac: Hmac },
): TokenReading {
  if (keys.length === 0 || !localPart.toLowerCase().startsWith(prefix.toLowerCase()))
    return NO_TOKEN;
  const reading = readToken(localPart.slice(prefix.length), keys, 'return-path', context);
  return reading.state === 'none' ? { ...NAMELESS, state: 'forged' } : reading;
}

function macOf(bytes: Uint8Array, key: TokenKey, purpose: TokenPurpose, hmac: Hmac): Uint8Array {
  const label = LABELS[purpose];
  const data = new Uint8Array(label.length + BODY);
  data.set(label);
  data.set(bytes.subarray(0, BODY), label.length);
  return hmac(key.secret, data).subarray(0, MAC);
}

/** Takes the same time wherever the first difference is. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

function putHex(bytes: Uint8Array, at: number, hex: string): void {
  const padded = hex.padStart(16, '0').slice(-16);
  for (let index = 0; index < 8; index++)
    bytes[at + index] = Number.parseInt(padded.slice(2 * index, 2 * index + 2), 16) || 0;
}

function hexOf(bytes: Uint8Array, at: number): string {
  let text = '';
  for (const byte of bytes.subarray(at, at + 8)) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The recipient in a token that was found valid before; `''` where there is none. Reads without checking. */
export function tokenRecipient(localPart: string): string {
  const bytes = fromBase32(localPart.slice(-SIGNS));
  return bytes?.length === BODY + MAC ? hexOf(bytes, 9) : '';
}
