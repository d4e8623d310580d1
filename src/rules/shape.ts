// Masks what differs from one reply to the next (addresses, hosts, ids, numbers …): words → their shape.

import { fold } from '../text/fold.ts';

/** What a mask stands for; `example` is put there where an example is needed that is nobody's. */
const MASKS = {
  address: 'a@example.com',
  host: 'mx.example.net',
  ip: '192.0.2.1',
  url: 'https://example.com/help',
  date: '2026-11-25',
  name: 'name',
  id: '4F2A91BC07',
  n: '42',
} as const;
type Mask = keyof typeof MASKS;

/** More than this of a reply is prose around its cause. In characters. */
const LONGEST = 400;

/** `550`, `550 5.1.1`, `550-5.1.1`, `smtp; 550 #5.1.1`: codes say something, so they stay. */
const HEAD =
  /^(?:smtp;\s?)?(?:[245]\d\d(?=$|[^\d.]))?[-\s;:]{0,3}(?:[(#[]{0,2}[245]\.\d{1,3}\.\d{1,3}[)\]]?)?(?=$|[^\w.])/i;

/** Number of characters at the beginning of a reply or of a shape that are its codes. */
export const headOf = (text: string): number => HEAD.exec(text)?.[0].length ?? 0;

const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DAY = 'mon|tue|wed|thu|fri|sat|sun';

const ADDRESS =
  /[^\s<>()[\]{}:;,"'=|/]{1,100}@[^\s<>()[\]{}:;,"'=|/]{0,200}[^\s<>()[\]{}:;,"'=|/.]/g;

/** In this order: what is masked is not looked at again. Bounded repeats only, on bounded text. */
const MASKED: readonly (readonly [RegExp, Mask])[] = [
  [/\b(?:https?:\/\/|www\.)[^\s<>"')\]]{1,400}[^\s<>"')\].,;:]/gi, 'url'],
  [ADDRESS, 'address'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z| ?[+-]\d{2}:?\d{2})?)?/g, 'date'],
  [
    new RegExp(
      `\\b(?:(?:${DAY})[a-z]{0,6},? )?(?:\\d{1,2}[ -](?:${MONTH})[a-z]{0,6}|(?:${MONTH})[a-z]{0,6} {1,2}\\d{1,2})` +
        ',?(?:[ -]\\d{2,4}(?!\\d|:))?(?:,? \\d{1,2}:\\d\\d(?::\\d\\d)?)?(?: \\d{4})?(?: ?[+-]\\d{4}| gmt| utc)?(?: \\([a-z]{2,5}\\))?',
      'gi',
    ),
    'date',
  ],
  [/\b\d{1,4}\/\d{1,2}\/\d{2,4}\b|\b\d{1,2}:\d\d:\d\d\b/g, 'date'],
  [/\b(?:ipv6:)?(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w-]|\.\w)/gi, 'ip'],
  [
    /(?<![\w:.])(?:ipv6:)?(?=[0-9a-f:]{0,5}[0-9a-f])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\/\d{1,3})?(?![\w:])/gi,
    'ip',
  ],
  [/(?<![\w.])(?:[a-z0-9_-]{1,63}\.){2,10}[a-z][a-z0-9-]{1,23}(?![\w-])/gi, 'host'],
  [
    /(?<![\w.])[a-z0-9_-]{1,63}\.(?:[a-z]{2,3}|info|local|localdomain|internal|online|cloud|email|site|shop|mobi|name|example|test|invalid)(?![\w-]|\.\w)/gi,
    'host',
  ],
];
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
/** What may be an id or holds a number: letters, digits and what joins them. */
const MIXED = /[A-Za-z0-9][\w.+/~-]{0,200}/g;
/** `[CS01]` and `(S3150)` are marks of the speaker, so brackets of these kinds quote nothing. */
const QUOTED = /"([^\s"<>{}]{1,100})"|'([^\s'<>{}]{1,100})'|<([^\s"'<>{}]{1,100})>/g;
const MESSAGE_WORDS = /^(?:crlf|rcpt|mail|data|ehlo|helo|from|to|sender|recipient)$/i;

/** The words with a mask in place of what differs. `recipient`: an address whose name is masked where it stands alone. */
export function shapeOf(words: string, recipient = ''): string {
  const text = cut(words);
  const head = headOf(text);
  let body = text.slice(head);
  for (const [expression, mask] of MASKED) body = body.replace(expression, `{${mask}}`);
  body = withoutName(body, recipient.slice(0, recipient.lastIndexOf('@')));
  body = body.replace(QUOTED, maskQuoted).replace(MIXED, maskMixed);
  return (text.slice(0, head) + body).replace(/[\s.;,:]+$/, '');
}

/** The first address in a reply, mostly that of its recipient; `''` where there is none. */
export const firstAddress = (words: string): string => cut(words).match(ADDRESS)?.[0] ?? '';

const ANY_MASK = new RegExp(`\\{(?:${Object.keys(MASKS).join('|')})\\}`, 'g');

/** The literal texts between the masks: one more than there are masks. */
export const piecesOf = (shape: string): string[] => shape.split(ANY_MASK);

/** An example of a shape that is nobody's reply. */
export const exampleOf = (shape: string): string =>
  shape.replace(ANY_MASK, (mask) => MASKS[mask.slice(1, -1) as Mask]);

/** What two shapes that differ only in case, accents or the like have in common. */
export const shapeKey: (shape: string) => string = fold;

function cut(words: string): string {
  if (words.length <= LONGEST) return words;
  const space = words.lastIndexOf(' ', LONGEST);
  return words.slice(0, space > LONGEST / 2 ? space : LONGEST);
}

/** Shorter names are often words. */
const SHORTEST_NAME = 3;

function withoutName(text: string, name: string): string {
  if (name.length < SHORTEST_NAME) return text;
  let out = '';
  let from = 0;
  const [folded, wanted] = [fold(text), fold(name)];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (at < from || isInWord(folded.charAt(at - 1)) || isInWord(folded.charAt(end))) continue;
    out += `${text.slice(from, at)}{name}`;
    from = end;
  }
  return out + text.slice(from);
}

const isInWord = (char: string): boolean => /[\w{}-]/.test(char);

/** `"john.doe"` and `<john>` name somebody; `<CRLF>` and `"MAIL"` do not. */
function maskQuoted(all: string, ...[one, two, three]: readonly string[]): string {
  const inside = one ?? two ?? three ?? '';
  return MESSAGE_WORDS.test(inside) ? all : `${all.charAt(0)}{name}${all.charAt(all.length - 1)}`;
}

function maskMixed(word: string): string {
  if (STATUS.test(word)) return word;
  const digits = word.replace(/\D+/g, '').length;
  if (digits === 0) return isScrambled(word) ? '{id}' : word;
  return isId(word, digits) ? '{id}' : maskNumbers(word);
}

const SHORTEST_ID = 8;

/** `4F2A91BC07`, `1a2B3c-0004Xy-7Z`; not `2026`, `TSS04` or `AUP#I-1310`. */
function isId(word: string, digits: number): boolean {
  if (word.length < SHORTEST_ID || digits < 2) return false;
  if (/^[\d.,+/-]+$/.test(word)) return word.length >= 12 && !/[.,]/.test(word);
  const runs = word.match(/[A-Za-z]+|\d+/g)?.length ?? 0;
  return runs >= 4 || digits >= 6;
}

/** Letters in no order of writing: `aQbZcWd`. */
const isScrambled = (word: string): boolean =>
  word.length >= 12 && (word.match(/[a-z][A-Z]/g)?.length ?? 0) >= 4;

/** `12.5`, `300s`, `25MB`, `#42`; the digits of a mark such as `CS01` belong to it. */
const maskNumbers = (word: string): string =>
  word.replace(/(?<![A-Za-z\d])\d+(?:[.,]\d+)*/g, '{n}');
