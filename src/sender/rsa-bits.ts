// Tells how long an RSA key is: its DER form → bits of the modulus.

/** Tags of ASN.1 (X.690 §8). */
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

interface Item {
  readonly tag: number;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Of a SubjectPublicKeyInfo (RFC 5280 §4.1) or a bare RSAPublicKey (RFC 8017 §A.1.1); 0 where it is neither. */
export function rsaBits(der: Uint8Array): number {
  const outer = itemAt(der, 0);
  if (outer?.tag !== SEQUENCE) return 0;
  const first = itemAt(der, outer.start);
  if (first?.tag === INTEGER) return bitsOf(der, first);
  if (first?.tag !== SEQUENCE) return 0;
  const key = itemAt(der, first.end);
  if (key?.tag !== BIT_STRING) return 0;
  // The first byte of a bit string counts the bits that are left over.
  const inner = itemAt(der, key.start + 1);
  const modulus = inner?.tag === SEQUENCE ? itemAt(der, inner.start) : null;
  return modulus?.tag === INTEGER ? bitsOf(der, modulus) : 0;
}

function itemAt(der: Uint8Array, at: number): Item | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return null;
  if (first < 0x80) return within(der, { tag, start: at + 2, end: at + 2 + first });
  const count = first & 0x7f;
  if (count === 0 || count > 3) return null;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (der[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  return within(der, { tag, start, end: start + length });
}

const within = (der: Uint8Array, item: Item): Item | null => (item.end <= der.length ? item : null);

function bitsOf(der: Uint8Array, { start, end }: Item): number {
  let at = start;
  while (at < end && der[at] === 0) at++;
  const first = der[at] ?? 0;
  return at >= end ? 0 : (end - at - 1) * 8 + (32 - Math.clz32(first));
}
