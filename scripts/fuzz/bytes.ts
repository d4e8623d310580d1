// Changes bytes of a text without regard to what they mean.
import { type Mutations, splice, stretch } from './mutation.ts';
import type { Random } from './random.ts';

/** Signs with a meaning somewhere, which damage and hostile senders put where they do not belong. */
const SIGNS: readonly string[] = [
  '\0',
  '\r',
  '\n\n',
  '\r\n\r\n',
  '<',
  '>',
  '(((((((((',
  '"',
  '\\',
  ';',
  ',',
  ':',
  '@',
  '=',
  '=?utf-8?Q?',
  '=?x?B?AAAA?=',
  '?=',
  '--',
  '>>> RCPT TO:<',
  '<<< 550-',
  '550 5.1.1 ',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\xc3',
  '\x1b$B',
  '+AGA-',
  '*0*=',
  'message/rfc822',
  'multipart/mixed; boundary=b',
  'From ',
  '<!--',
  '&#x110000;',
];

const SIZES = [10_000, 100_000, 1_000_000];

export const BYTES: Mutations = {
  cut: (text, random) => text.slice(0, random.int(text.length + 1)),
  'cut-front': (text, random) => text.slice(random.int(text.length + 1)),
  flip: (text, random) => flipped(text, 1 + random.int(20), random),
  remove: (text, random) => splice(text, ...stretch(text, random), ''),
  double: (text, random) => {
    const [at, length] = stretch(text, random);
    return splice(text, at, 0, text.slice(at, at + length));
  },
  move: (text, random) => {
    const [at, length] = stretch(text, random);
    const piece = text.slice(at, at + length);
    const rest = splice(text, at, length, '');
    return splice(rest, random.int(rest.length + 1), 0, piece);
  },
  sign: (text, random) => splice(text, random.int(text.length + 1), 0, random.pick(SIGNS, '')),
  swell: (text, random) => {
    const [at, length] = random.chance(50) ? lineIn(text, random) : stretch(text, random);
    const piece = text.slice(at, at + length) || random.pick(SIGNS, 'x');
    const times = Math.floor(random.pick(SIZES, 0) / piece.length);
    return splice(text, at, 0, piece.repeat(times));
  },
  splice: (text, random, other) => {
    const tail = other();
    return text.slice(0, random.int(text.length + 1)) + tail.slice(random.int(tail.length + 1));
  },
  insert: (text, random, other) => {
    const from = other();
    const [at, length] = stretch(from, random);
    return splice(text, random.int(text.length + 1), 0, from.slice(at, at + length));
  },
};

function flipped(text: string, times: number, random: Random): string {
  let out = text;
  for (let i = 0; i < times && out.length > 0; i++) {
    const at = random.int(out.length);
    const byte = random.chance(50)
      ? random.int(256)
      : (out.charCodeAt(at) ^ (1 << random.int(8))) & 0xff;
    out = splice(out, at, 1, String.fromCharCode(byte));
  }
  return out;
}

/** One to four whole lines. */
function lineIn(text: string, random: Random): readonly [at: number, length: number] {
  const start = text.lastIndexOf('\n', random.int(text.length + 1)) + 1;
  let end = start;
  for (let lines = 1 + random.int(4); lines > 0; lines--) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  return [start, end - start];
}
