// Replaces HTML's character references by their characters.

import { windows1252Text } from '../text/charset.ts';

/** Those that mails use; any other stays as it is. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  sect: '§',
  deg: '°',
  iexcl: '¡',
  iquest: '¿',
  ordf: 'ª',
  ordm: 'º',
  acute: '´',
  times: '×',
  szlig: 'ß',
  aelig: 'æ',
  oelig: 'œ',
  oslash: 'ø',
  eth: 'ð',
  thorn: 'þ',
  rarr: '→',
  larr: '←',
};

/** Accents as combining signs: `eacute` is e with U+0301. */
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/gi;

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named(name) ?? whole;
    return character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

function named(name: string): string | undefined {
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : NAMED[name.toLowerCase()];
  if (known !== undefined && name.length > 1) return cased(name, known);
  const accent = ACCENTS[name.slice(1)];
  return accent === undefined ? undefined : (name.charAt(0) + accent).normalize('NFC');
}

/** `AElig`, `Oslash`: the capital letter. */
function cased(name: string, sign: string): string {
  const isCapital = name.charAt(0) !== name.charAt(0).toLowerCase() && /^\p{L}$/u.test(sign);
  return isCapital ? sign.toUpperCase() : sign;
}

/** What is no character becomes U+FFFD; numbers of the C1 range mean windows-1252 (HTML §13.2.5.80). */
function character(code: number): string {
  if (code === 0xa0) return ' ';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd';
  const sign = String.fromCodePoint(code);
  return code >= 0x80 && code < 0xa0 ? windows1252Text(sign) : sign;
}
