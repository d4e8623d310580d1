import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/text/byte-string.ts';
import { decodeWords } from '../../src/text/encoded-word.ts';

const utf8 = (text: string): string => fromBytes(new TextEncoder().encode(text));

describe('encoded words', () => {
  it.each([
    ['plain', 'Undelivered Mail', 'Undelivered Mail'],
    ['Q', '=?utf-8?Q?Gr=C3=B6=C3=9Fe?=', 'Größe'],
    ['Q with spaces', '=?iso-8859-1?q?a_b=20c?= d', 'a b c d'],
    ['B', '=?UTF-8?B?R3LDtsOfZQ==?=', 'Größe'],
    ['space between words', '=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
    ['line end between words', '=?utf-8?Q?a?=\r\n\t=?utf-8?Q?b?=', 'ab'],
    ['text between words', '=?utf-8?Q?a?= x =?utf-8?Q?b?=', 'a x b'],
    ['character cut in two', '=?utf-8?B?5a65?= =?utf-8?B?6Q==?= =?utf-8?B?h48=?=', '容量'],
    ['character cut in two, Q', '=?utf-8?Q?=C3?= =?utf-8?Q?=B6?=', 'ö'],
    ['two charsets', '=?utf-8?Q?=C3=B6?= =?iso-8859-1?Q?=F6?=', 'öö'],
    ['ISO-2022-JP', '=?ISO-2022-JP?B?GyRCNEE7ehsoQg==?=', '漢字'],
    ['language', '=?utf-8*de?Q?=C3=B6?=', 'ö'],
    ['first sign escaped', '=?utf-8?Q?=41=?=', 'A'],
    ['space inside Q', '=?utf-8?Q?a b?=', 'a b'],
    ['in quotes', '"=?utf-8?Q?a=2C_b?=" <a@example.com>', '"a, b" <a@example.com>'],
    ['no white space around', 'x=?utf-8?Q?a?=y', 'xay'],
    ['no such encoding', '=?utf-8?X?a?=', '=?utf-8?X?a?='],
    ['never closed', '=?utf-8?Q?a', '=?utf-8?Q?a'],
    ['no word', 'a =? b', 'a =? b'],
    ['unknown charset', '=?x-made-up?Q?caf=E9?=', 'café'],
    ['empty', '=?utf-8?Q??=', ''],
    ['raw UTF-8', utf8('Größe'), 'Größe'],
    ['raw Latin', 'Gr\xf6\xdfe', 'Größe'],
    ['raw UTF-8 beside a word', `${utf8('ö')} =?utf-8?Q?=C3=B6?=`, 'ö ö'],
    ['raw ISO-2022-JP', '\x1b$B4A;z\x1b(B', '漢字'],
    ['decoded already', 'Größe 容量', 'Größe 容量'],
  ])('%s', (_, value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  it('reads raw bytes by the charset it is told', () => {
    expect(decodeWords('\xf0\xd2\xc9\xd7\xc5\xd4', 'koi8-r')).toBe('Привет');
  });

  it('gives back every text', () => {
    const word = (text: string): string => `=?utf-8?B?${btoa(utf8(text))}?=`;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, at) => {
        const bytes = utf8(text);
        const cut = bytes.length === 0 ? 0 : at % bytes.length;
        const halves = [bytes.slice(0, cut), bytes.slice(cut)].map(
          (half) => `=?UTF-8?B?${btoa(half)}?=`,
        );
        const wanted = text.replace(/^\ufeff/, '');
        expect(decodeWords(word(text))).toBe(wanted);
        expect(decodeWords(halves.join(' '))).toBe(wanted);
      }),
    );
  });

  it('takes any string, hostile ones in time that grows with their length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof decodeWords(text)).toBe('string');
      }),
    );
    for (const piece of ['=?', '=?u?q?', '=?u?q?a?= ', '=??'])
      expect(typeof decodeWords(piece.repeat(50_000))).toBe('string');
  });
});
