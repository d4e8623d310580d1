// Turns a text's bytes into characters, by its charset label or, where that is wrong, by what the bytes are.

import type { Problem } from '../model/problem.ts';
import { fromBytes, hasHighBytes, toBytes, utf8Text } from './byte-string.ts';
import { type Charset, findCharset } from './charset-names.ts';
import { guessCharset } from './guess-charset.ts';
import { hzToGbk, kr2022ToEuc } from './shifted-charsets.ts';
import { decodeUtf7 } from './utf7.ts';

export interface DecodedText {
  readonly text: string;
  readonly problem?: Problem;
}

/** The characters that windows-1252 has where ISO 8859-1 has control characters; five places are empty. */
const C1 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';
/** Whole characters for each broken one: in no other charset do so many pairs of bytes happen to be UTF-8. */
const SURELY_UTF8 = 4;
const SIGN = /[\x80-\x9f]/;
/** Characters that are read at once. */
const PIECE = 512;

/** Sign of ISO-2022-JP, which older systems send without any label. */
const JP_ESCAPE = /\x1b(?:\$[@B]|\([JI])/;

/** Charsets of several bytes a character, in which short texts can look like UTF-8 by chance. */
const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

const decoders: Map<string, InstanceType<typeof TextDecoder>> = new Map();

/**
 * Decodes bytes (or a byte string). Never throws.
 *
 * UTF-8 under an 8-bit or ASCII label is read as UTF-8; bytes that are no UTF-8 under that label, and unknown labels,
 * as windows-1252, with a problem. A label of ISO 8859-1 means windows-1252 (Encoding Standard §4.2).
 */
export function decodeCharset(input: Uint8Array | string, label: string): DecodedText {
  const bytes = typeof input === 'string' ? input : fromBytes(input);
  const charset = findCharset(label);
  if (!charset) return unknown(bytes, label);
  switch (charset.kind) {
    case 'utf-7':
      return { text: decodeUtf7(bytes) };
    case 'hz':
      return { text: platformText(hzToGbk(bytes), 'gbk') };
    case 'iso-2022-kr':
      return { text: platformText(kr2022ToEuc(bytes), 'euc-kr') };
    case 'platform':
      return platformDecoded(bytes, charset);
    case 'utf-8':
      return utf8Decoded(bytes);
    case 'ascii':
    case 'auto':
      return guessed(bytes, charset.kind);
    default:
      return charset.kind satisfies never;
  }
}

/** ISO 8859-1 with the signs of windows-1252. Linear, however many they are. */
export function windows1252Text(bytes: string): string {
  const first = bytes.search(SIGN);
  if (first < 0) return bytes;
  const pieces = [bytes.slice(0, first)];
  for (let at = first; at < bytes.length; at += PIECE) {
    const piece = bytes.slice(at, at + PIECE);
    pieces.push(SIGN.test(piece) ? withSigns(piece) : piece);
  }
  return pieces.join('');
}

function withSigns(piece: string): string {
  const codes: number[] = new Array(piece.length);
  for (let i = 0; i < piece.length; i++) {
    const code = piece.charCodeAt(i);
    codes[i] = code >= 0x80 && code <= 0x9f ? C1.charCodeAt(code - 0x80) : code;
  }
  return String.fromCharCode.apply(null, codes);
}

function guessed(bytes: string, kind: string): DecodedText {
  if (!hasHighBytes(bytes))
    return { text: JP_ESCAPE.test(bytes) ? platformText(bytes, 'iso-2022-jp') : bytes };
  const text = utf8Text(bytes);
  if (text !== null) return { text: dropMark(text) };
  const damaged = mostlyUtf8(bytes, SURELY_UTF8);
  if (damaged) return damaged;
  const guess = guessCharset(bytes);
  const label = kind === 'auto' ? 'without a charset' : 'labelled ASCII';
  return {
    text: guess === '' ? windows1252Text(bytes) : platformText(bytes, guess),
    problem: wrong(`text ${label} is no UTF-8; read as ${guess || 'windows-1252'}`),
  };
}

function utf8Decoded(bytes: string): DecodedText {
  if (!hasHighBytes(bytes)) return { text: bytes };
  const text = utf8Text(bytes);
  if (text !== null) return { text: dropMark(text) };
  return damagedUtf8(bytes);
}

function damagedUtf8(bytes: string): DecodedText {
  return (
    mostlyUtf8(bytes, 1) ?? {
      text: windows1252Text(bytes),
      problem: wrong('text labelled UTF-8 is none; read as windows-1252'),
    }
  );
}

/**
 * A few broken characters in much UTF-8 (a cut, a byte lost on the way) do not make it another charset. Null where less
 * than `share` characters beyond ASCII are whole for each broken one.
 */
function mostlyUtf8(bytes: string, share: number): DecodedText | null {
  const text = dropMark(platformText(bytes, 'utf-8'));
  const broken = text.split('\ufffd').length - 1;
  const wide = text.replace(/[\0-\x7f\ufffd]+/g, '').length;
  return wide > broken * share
    ? { text, problem: wrong(`${broken} broken UTF-8 characters were read as U+FFFD`) }
    : null;
}

function platformDecoded(bytes: string, charset: Charset): DecodedText {
  const is8Bit = /^(?:iso-8859|windows-|koi8|macintosh|x-mac|ibm866)/.test(charset.name);
  if (is8Bit) {
    if (!hasHighBytes(bytes)) return { text: bytes };
    const text = utf8Text(bytes);
    if (text !== null)
      return {
        text,
        problem: wrong(`text labelled ${charset.name} is UTF-8 and was read as that`),
      };
    if (charset.name === 'windows-1252') return { text: windows1252Text(bytes) };
  }
  const text = platformText(bytes, charset.name);
  if (MULTI_BYTE.has(charset.name) && text.includes('\ufffd')) {
    const utf8 = utf8Text(bytes);
    if (utf8 !== null)
      return {
        text: utf8,
        problem: wrong(`text labelled ${charset.name} is UTF-8 and was read as that`),
      };
  }
  return { text };
}

function unknown(bytes: string, label: string): DecodedText {
  if (!hasHighBytes(bytes)) return { text: bytes };
  const utf8 = utf8Text(bytes);
  const name = label.slice(0, 40).replace(/[^ -~]/g, '?');
  return {
    text: utf8 ?? windows1252Text(bytes),
    problem: {
      code: 'unknown-charset',
      message: `charset "${name}" is unknown; read as ${utf8 === null ? 'windows-1252' : 'UTF-8'}`,
    },
  };
}

function platformText(bytes: string, name: string): string {
  let decoder = decoders.get(name);
  if (!decoder) {
    decoder = new TextDecoder(name);
    decoders.set(name, decoder);
  }
  return decoder.decode(toBytes(bytes));
}

const dropMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

const wrong = (message: string): Problem => ({ code: 'wrong-charset', message });
