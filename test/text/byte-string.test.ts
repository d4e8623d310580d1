import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromBytes,
  fromString,
  hasHighBytes,
  toBytes,
  unifyLineEnds,
} from '../../src/text/byte-string.ts';

const utf8 = (text: string): string => fromBytes(new TextEncoder().encode(text));

describe('bytes and byte strings', () => {
  it('keep every byte there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(toBytes(fromBytes(bytes))).toEqual(bytes);
      }),
    );
  });

  it('keep bytes across the pieces that are read at once', () => {
    const bytes = new Uint8Array(200_001).map((_, i) => (i % 1000 < 900 ? 65 : i));
    expect(toBytes(fromBytes(bytes))).toEqual(bytes);
  });

  it('keep a byte order mark', () => {
    expect(fromBytes(new Uint8Array([0xef, 0xbb, 0xbf, 65]))).toBe('\xef\xbb\xbfA');
  });
});

describe('a string stands for the mail', () => {
  it.each([
    ['ASCII', 'Subject: a', 'Subject: a'],
    ['UTF-8 bytes, one a character', utf8('Größe'), utf8('Größe')],
    ['text above U+00FF', 'Größe – 容量', utf8('Größe – 容量')],
    ['Latin text that is no UTF-8', 'Größe', utf8('Größe')],
    ['half a surrogate pair', 'a\ud800b–', utf8('a\ufffdb–')],
  ])('%s', (_, text, bytes) => {
    expect(fromString(text)).toBe(bytes);
  });
});

describe('line ends are unified', () => {
  it.each([
    ['a\nb\n', 'a\nb\n'],
    ['a\r\nb\r\n', 'a\r\nb\r\n'],
    ['a\rb\r', 'a\nb\n'],
    ['a\r\rb', 'a\n\nb'],
    ['a\r\r\nb\r\r\n', 'a\r\r\nb\r\r\n'],
    ['a\r\nb\rc\n', 'a\r\nb\nc\n'],
    ['\r', '\n'],
    ['', ''],
  ])('%j', (raw, unified) => {
    expect(unifyLineEnds(raw)).toBe(unified);
  });
});

it('unifies line ends across the pieces that are read at once', () => {
  const piece = fc.constantFrom('\r', '\n', '\r\n', 'a'.repeat(255), '\r'.repeat(300), 'b');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const raw = pieces.join('');
      const unified = raw.replace(/\r+\n?/g, (run) =>
        run.endsWith('\n') ? run : '\n'.repeat(run.length),
      );
      expect(unifyLineEnds(raw)).toBe(unified);
    }),
  );
});

it('finds bytes above 127 in short and long strings', () => {
  for (const length of [10, 300, 70_000])
    for (const sign of ['\x80', '\xff', '漢'])
      expect([hasHighBytes('a'.repeat(length)), hasHighBytes('a'.repeat(length) + sign)]).toEqual([
        false,
        true,
      ]);
});
