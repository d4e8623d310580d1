// Checks signatures of webhooks with WebCrypto: bytes, key, signature → right or wrong.

import type { SignatureKeys, SignatureResult, WebhookRequest } from './webhook-format.ts';

const TOLERANCE = 5 * 60_000;

/** A copy in an `ArrayBuffer` of its own, as WebCrypto wants it. */
type Bytes = Uint8Array<ArrayBuffer>;

export interface Hmac {
  readonly hash: 'SHA-1' | 'SHA-256';
  readonly key: Uint8Array;
  readonly data: Uint8Array;
  /** Null where it could not be read: wrong. */
  readonly signature: Uint8Array | null;
}

/** Compares in constant time, since WebCrypto does it. Never throws. */
export async function isHmac({ hash, key, data, signature }: Hmac): Promise<SignatureResult> {
  if (key.length === 0) return 'bad-key';
  if (!signature) return 'wrong';
  const algorithm = { name: 'HMAC', hash };
  try {
    const imported = await crypto.subtle.importKey('raw', own(key), algorithm, false, ['verify']);
    const isRight = await crypto.subtle.verify('HMAC', imported, own(signature), own(data));
    return isRight ? 'ok' : 'wrong';
  } catch {
    return 'bad-key';
  }
}

export interface PublicSignature {
  readonly algorithm: { name: string; hash: 'SHA-1' | 'SHA-256'; namedCurve?: 'P-256' };
  /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); null where the key could not be read. */
  readonly spki: Uint8Array | null;
  readonly data: Uint8Array;
  readonly signature: Uint8Array | null;
}

/** Never throws. */
export async function isSignedBy(told: PublicSignature): Promise<SignatureResult> {
  const { algorithm, spki, data, signature } = told;
  if (!spki) return 'bad-key';
  if (!signature) return 'wrong';
  let key: Awaited<ReturnType<typeof crypto.subtle.importKey>>;
  try {
    key = await crypto.subtle.importKey('spki', own(spki), algorithm, false, ['verify']);
  } catch {
    return 'bad-key';
  }
  try {
    const isRight = await crypto.subtle.verify(algorithm, key, own(signature), own(data));
    return isRight ? 'ok' : 'wrong';
  } catch {
    return 'wrong';
  }
}

/** @param time epoch ms, as signed. A time as far in the future is as suspicious as an old one. */
export function isFresh(time: number, { now, tolerance = TOLERANCE }: SignatureKeys): boolean {
  return time > 0 && Math.abs(now - time) <= tolerance;
}

/** HMAC-SHA-256 in hexadecimal over the whole body, in one header: the commonest way. */
export function hexHmacOfBody(header: string) {
  return async (
    { headers, body }: WebhookRequest,
    { key }: SignatureKeys,
  ): Promise<SignatureResult> => {
    const told = headers[header] ?? '';
    if (told === '') return 'missing';
    return isHmac({ hash: 'SHA-256', key: utf8(key), data: body, signature: hexBytes(told) });
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const utf8 = (text: string): Uint8Array => encoder.encode(text);
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Null where it is no base64 (either alphabet). */
export function base64Bytes(text: string): Uint8Array | null {
  try {
    const binary = atob(text.trim().replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Null where it is no hexadecimal of whole bytes. */
export function hexBytes(text: string): Uint8Array | null {
  const hex = text.trim();
  if (hex.length === 0 || hex.length > 1024 || hex.length % 2 !== 0) return null;
  if (!/^[\da-f]+$/i.test(hex)) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** One after another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);
