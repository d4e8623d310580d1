// Decodes the encoded words of a header value into characters. Source: RFC 2047, RFC 2231 §5.

import { decodeBase64 } from './base64.ts';
import { hasHighBytes } from './byte-string.ts';
import { decodeCharset } from './charset.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

interface Word {
  readonly charset: string;
  readonly bytes: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Never throws; linear. Neighbouring words are joined before their charset is applied where it is the same, since
 * many writers cut characters in two. Bytes outside words are read by `fallback`, or as UTF-8 where they are that.
 */
export function decodeWords(value: string, fallback: string = ''): string {
  if (!value.includes('=?')) return plain(value, fallback);
  const pieces: string[] = [];
  let run: Word[] = [];
  let from = 0;
  const flush = (): void => {
    if (run.length > 0) pieces.push(runText(run));
    run = [];
  };
  for (const word of words(value)) {
    const between = value.slice(from, word.start);
    const isNeighbour = run.length > 0 && /^\s*$/.test(between);
    if (!isNeighbour) {
      flush();
      pieces.push(plain(between, fallback));
    } else if (run[0]?.charset !== word.charset) flush();
    run.push(word);
    from = word.end;
  }
  flush();
  pieces.push(plain(value.slice(from), fallback));
  return pieces.join('');
}

function plain(text: string, fallback: string): string {
  return hasHighBytes(text) || text.includes('\x1b') ? bytesText(text, fallback) : text;
}

/** Characters above U+00FF: decoded already. */
function bytesText(text: string, fallback: string): string {
  return /[^\0-\xff]/.test(text) ? text : decodeCharset(text, fallback).text;
}

const runText = (run: readonly Word[]): string =>
  decodeCharset(run.map((word) => word.bytes).join(''), run[0]?.charset ?? '').text;

/** The words in their order. Without a closing sign, the word goes to the end if nothing else follows in the value. */
function* words(value: string): Generator<Word> {
  let from = 0;
  for (let at = value.indexOf('=?'); at >= 0; at = value.indexOf('=?', from)) {
    const word = readWord(value, at);
    if (word === 'never') return;
    if (word) yield word;
    from = word ? word.end : at + 2;
  }
}

const MAX_CHARSET = 60;

function readWord(value: string, start: number): Word | null | 'never' {
  const mark = value.indexOf('?', start + 2);
  if (mark < 0) return 'never';
  if (mark - start > MAX_CHARSET || value.charAt(mark + 2) !== '?') return null;
  const encoding = value.charAt(mark + 1).toUpperCase();
  if (encoding !== 'B' && encoding !== 'Q') return null;
  const close = value.indexOf('?=', mark + 3);
  if (close < 0) return 'never';
  const text = value.slice(mark + 3, close);
  const charset = value.slice(start + 2, mark).split('*', 1)[0] ?? '';
  const bytes = encoding === 'B' ? decodeBase64(text).bytes : decodeQ(text);
  return { charset: charset.toLowerCase(), bytes, start, end: close + 2 };
}

/** The "Q" encoding: `_` is a space (RFC 2047 §4.2). */
const decodeQ = (text: string): string => decodeQuotedPrintable(text.replaceAll('_', ' ')).bytes;
