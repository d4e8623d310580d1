import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/text/byte-string.ts';
import { decodeCharset } from '../../src/text/charset.ts';
import { findCharset } from '../../src/text/charset-names.ts';

const utf8 = (text: string): string => fromBytes(new TextEncoder().encode(text));

describe('a label means', () => {
  it.each([
    ['us_ascii', 'ascii'],
    ['US-ASCII', 'ascii'],
    ['"us-ascii"', 'ascii'],
    ['ANSI_X3.4-1968', 'ascii'],
    ['utf8', 'utf-8'],
    ['UTF_8', 'utf-8'],
    ['utf-8;', 'utf-8'],
    ['utf-8*en', 'utf-8'],
    ['unicode-1-1-utf-8', 'utf-8'],
    ['cp65001', 'utf-8'],
    ['unicode-1-1-utf-7', 'utf-7'],
    ['UTF-7', 'utf-7'],
    ['cp1252', 'windows-1252'],
    ['windows1252', 'windows-1252'],
    ['win-1251', 'windows-1251'],
    ['ibm866', 'ibm866'],
    ['cp866', 'ibm866'],
    ['iso-8859-1', 'windows-1252'],
    ['iso_8859-1', 'windows-1252'],
    ['ISO8859_1', 'windows-1252'],
    ['latin1', 'windows-1252'],
    ['Latin-1', 'windows-1252'],
    ['iso-8859-15', 'iso-8859-15'],
    ['koi8-r', 'koi8-r'],
    ['gb2312', 'gbk'],
    ['GB_2312-80', 'gbk'],
    ['cp936', 'gbk'],
    ['gb18030', 'gb18030'],
    ['big5-hkscs', 'big5'],
    ['cp950', 'big5'],
    ['ks_c_5601', 'euc-kr'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['cp949', 'euc-kr'],
    ['cp932', 'shift_jis'],
    ['windows-31j', 'shift_jis'],
    ['Shift-JIS', 'shift_jis'],
    ['x-sjis', 'shift_jis'],
    ['iso-2022-jp', 'iso-2022-jp'],
    ['iso-2022-jp-ms', 'iso-2022-jp'],
    ['cp50221', 'iso-2022-jp'],
    ['iso-2022-kr', 'iso-2022-kr'],
    ['hz-gb-2312', 'hz'],
    ['x-unknown', 'auto'],
    ['', 'auto'],
    ['macintosh', 'macintosh'],
    ['tis-620', 'windows-874'],
  ])('%s: %s', (label, name) => {
    expect(findCharset(label)?.name).toBe(name);
  });

  it.each(['x-made-up', 'klingon', 'iso-8859-99', 'constructor', '__proto__'])(
    'nothing: %s',
    (label) => {
      expect(findCharset(label)).toBeNull();
    },
  );
});

describe('text is decoded', () => {
  it.each([
    ['windows-1252 under its name', 'caf\xe9 \x80', 'windows-1252', 'café €', ''],
    ['windows-1252 under ISO 8859-1', '\x93a\x94', 'iso-8859-1', '“a”', ''],
    ['UTF-8', utf8('Größe 容量'), 'utf-8', 'Größe 容量', ''],
    ['UTF-8 with a mark', utf8('\ufeffa–'), 'utf-8', 'a–', ''],
    ['UTF-8 under ASCII', utf8('Größe'), 'us-ascii', 'Größe', ''],
    ['UTF-8 under ISO 8859-1', utf8('Größe'), 'iso-8859-1', 'Größe', 'wrong-charset'],
    ['UTF-8 under GB 2312', utf8('邮箱容量已满了'), 'gb2312', '邮箱容量已满了', 'wrong-charset'],
    ['Latin under UTF-8', 'Gr\xf6\xdfe', 'utf-8', 'Größe', 'wrong-charset'],
    ['UTF-8 that was cut', utf8('容量容量').slice(0, -1), 'utf-8', '容量容\ufffd', 'wrong-charset'],
    ['Latin without a label', 'Gr\xf6\xdfe', '', 'Größe', 'wrong-charset'],
    ['UTF-8 without a label', utf8('Größe'), '', 'Größe', ''],
    [
      'cut UTF-8 under ASCII',
      utf8('邮箱已满了 ü').slice(0, -1),
      'us-ascii',
      '邮箱已满了 \ufffd',
      'wrong-charset',
    ],
    ['ISO-2022-JP', '\x1b$B4A;z\x1b(B', 'iso-2022-jp', '漢字', ''],
    ['ISO-2022-JP without a label', '\x1b$B4A;z\x1b(B', 'us-ascii', '漢字', ''],
    ['Shift_JIS', '\x8a\xbf\x8e\x9a', 'cp932', '漢字', ''],
    ['EUC-KR', '\xc7\xd1\xb1\xb9', 'ks_c_5601-1987', '한국', ''],
    ['ISO-2022-KR', '\x1b$)C\n\x0eGQ19\x0f a\n', 'iso-2022-kr', '\n한국 a\n', ''],
    ['HZ', 'a ~{VPND~} b ~~', 'hz-gb-2312', 'a 中文 b ~', ''],
    ['GBK', '\xd6\xd0\xce\xc4', 'gb2312', '中文', ''],
    ['Big5', '\xa4\xa4\xa4\xe5', 'big5', '中文', ''],
    ['KOI8-R', '\xf0\xd2\xc9\xd7\xc5\xd4', 'koi8-r', 'Привет', ''],
    ['windows-1251', '\xcf\xf0\xe8\xe2\xe5\xf2', 'cp1251', 'Привет', ''],
    ['UTF-7', 'Gr+APYA3w-e +- 1+ADE-', 'unicode-1-1-utf-7', 'Größe + 11', ''],
    ['UTF-16', '\xfe\xff\x00a', 'utf-16be', 'a', ''],
    ['unknown, ASCII', 'abc', 'x-made-up', 'abc', ''],
    ['unknown, Latin', 'caf\xe9', 'x-made-up', 'café', 'unknown-charset'],
    ['unknown, UTF-8', utf8('café'), 'x-made-up', 'café', 'unknown-charset'],
  ])('%s', (_, bytes, label, text, problem) => {
    const decoded = decodeCharset(bytes, label);
    expect([decoded.text, decoded.problem?.code ?? '']).toEqual([text, problem]);
  });

  it('from any bytes under any label', () => {
    const labels = fc.constantFrom(
      ...['utf-8', 'utf-7', 'hz', 'iso-2022-kr', 'iso-2022-jp', 'gbk', 'utf-16le', 'x', ''],
    );
    fc.assert(
      fc.property(fc.uint8Array(), fc.oneof(labels, fc.string()), (bytes, label) => {
        expect(typeof decodeCharset(bytes, label).text).toBe('string');
      }),
    );
  });

  it('from every UTF-8 text under its name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const decoded = decodeCharset(new TextEncoder().encode(text), 'utf-8').text;
        expect(decoded).toBe(text.replace(/^\ufeff/, ''));
      }),
    );
  });
});
