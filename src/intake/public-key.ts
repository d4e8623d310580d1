// Takes the public key out of a PEM or base64 text that may be a key or an X.509 certificate → SubjectPublicKeyInfo.

import { base64Bytes } from './signature.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** `[0] EXPLICIT`: the version of a certificate, which may be left out (RFC 5280 §4.1.2.1). */
const VERSION = 0xa0;

/** Place of a DER element's content and of its end. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Null where it is neither. A certificate's own signature and dates are not checked: where it came from is what counts. */
export function publicKeyOf(text: string): Uint8Array | null {
  const base64 = text.replace(/-----(?:BEGIN|END)[A-Z ]{1,40}-----/g, '').replace(/\s+/g, '');
  const der = base64.length > 20_000 ? null : base64Bytes(base64);
  if (!der) return null;
  return keyOfCertificate(der) ?? der;
}

/** RFC 5280 §4.1: the key follows serial number, algorithm, issuer, validity, subject. */
function keyOfCertificate(der: Uint8Array): Uint8Array | null {
  const certificate = elementAt(der, 0);
  const body = certificate?.tag === SEQUENCE ? elementAt(der, certificate.start) : null;
  if (body?.tag !== SEQUENCE) return null;
  let at = body.start;
  let part = elementAt(der, at);
  if (part?.tag === VERSION) {
    at = part.end;
    part = elementAt(der, at);
  }
  if (part?.tag !== INTEGER) return null;
  for (let passed = 0; passed < 5; passed++) {
    if (!part || part.end > body.end) return null;
    at = part.end;
    part = elementAt(der, at);
  }
  return part?.tag === SEQUENCE && part.end <= body.end ? der.slice(at, part.end) : null;
}

/** Definite lengths only (X.690 §10.1); null where the element does not fit into the bytes. */
function elementAt(der: Uint8Array, at: number): Element | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) return null;
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    length = 0;
    for (const last = start + first - 0x80; start < last; start++)
      length = length * 256 + (der[start] ?? 0);
  }
  const end = start + length;
  return end <= der.length ? { tag, start, end } : null;
}

/** `SEQUENCE { r, s }` (RFC 3279 §2.2.3) → `r ‖ s` of 32 bytes each, as WebCrypto wants it; null where it is none. */
export function rawEcdsa(der: Uint8Array): Uint8Array | null {
  const whole = elementAt(der, 0);
  if (whole?.tag !== SEQUENCE || whole.end !== der.length) return null;
  const r = elementAt(der, whole.start);
  const s = r && elementAt(der, r.end);
  if (r?.tag !== INTEGER || s?.tag !== INTEGER || s.end !== whole.end) return null;
  const raw = new Uint8Array(64);
  return place(raw, 32, der.subarray(r.start, r.end)) &&
    place(raw, 64, der.subarray(s.start, s.end))
    ? raw
    : null;
}

function place(raw: Uint8Array, end: number, integer: Uint8Array): boolean {
  const zeros = integer.findIndex((byte) => byte !== 0);
  const digits = zeros < 0 ? integer.subarray(0, 0) : integer.subarray(zeros);
  if (digits.length > 32) return false;
  raw.set(digits, end - digits.length);
  return true;
}
