import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/text/byte-string.ts';
import { decodeQuotedPrintable } from '../../src/text/quoted-printable.ts';

const encode = (bytes: string): string =>
  bytes
    .replace(/[^ -<>-~]/g, (sign) => {
      const hex = sign.charCodeAt(0).toString(16).padStart(2, '0');
      return `=${hex.toUpperCase()}`;
    })
    .replace(/((?:=..|[^=]){1,70})/g, '$1=\r\n');

describe('quoted-printable', () => {
  it.each([
    ['plain', 'abc', 'abc', false],
    ['escapes', 'Gr=C3=B6=c3=9fe', 'Gr\xc3\xb6\xc3\x9fe', false],
    ['soft line ends', 'a=\r\nb=\nc', 'abc', false],
    ['soft line end with blanks behind', 'a= \t\r\nb', 'ab', false],
    ['hard line ends stay', 'a\r\nb\n', 'a\r\nb\n', false],
    ['cut within an escape', 'a=C', 'a=C', true],
    ['cut before an escape', 'a=', 'a', false],
    ['no escape', 'a=ZZ=', 'a=ZZ', true],
    ['equals signs', 'a==3D', 'a==', true],
    ['CRCRLF', 'a=\r\r\nb', 'ab', false],
  ])('%s', (_, text, bytes, isDamaged) => {
    const decoded = decodeQuotedPrintable(text);
    expect([decoded.bytes, decoded.problem?.code]).toEqual([
      bytes,
      isDamaged ? 'damaged-quoted-printable' : undefined,
    ]);
  });

  it('gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        const bytes = fromBytes(array);
        expect(decodeQuotedPrintable(encode(bytes)).bytes).toBe(bytes);
      }),
    );
  });

  it('stops about where it is told to', () => {
    expect(decodeQuotedPrintable('=41'.repeat(10_000), 100).bytes.length).toBe(100);
    expect(decodeQuotedPrintable('a'.repeat(10_000), 100).bytes.length).toBe(100);
    expect(decodeQuotedPrintable(`${'a'.repeat(10_000)}=41`, 100).bytes.length).toBe(100);
  });
});
