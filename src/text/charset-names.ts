// Finds the decoder that is meant by a charset label as mails write it.

/** How a charset is decoded: by the platform's TextDecoder of that name, or by a reader of our own. */
export type CharsetKind = 'ascii' | 'utf-8' | 'utf-7' | 'iso-2022-kr' | 'hz' | 'auto' | 'platform';

export interface Charset {
  readonly kind: CharsetKind;
  /** Name of the platform's decoder; for other kinds a name for messages. */
  readonly name: string;
}

const own = (kind: CharsetKind): Charset => ({ kind, name: kind });

/**
 * Labels that the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) does not know, or reads
 * otherwise than mails mean them, after `simplify`.
 */
const ALIASES: Readonly<Record<string, string>> = {
  '646': 'us-ascii',
  ansi: 'windows-1252',
  'big5-eten': 'big5',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp943: 'shift_jis',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp20866: 'koi8-r',
  cp28591: 'windows-1252',
  cp51932: 'euc-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp54936: 'gb18030',
  cp65001: 'utf-8',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'euc-cn': 'gbk',
  euckr: 'euc-kr',
  gb2312: 'gbk',
  'gb18030-2022': 'gb18030',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-10646-ucs-2': 'utf-16be',
  jis: 'iso-2022-jp',
  koi8: 'koi8-r',
  'ks-c-5601': 'euc-kr',
  'latin-1': 'windows-1252',
  latin2: 'iso-8859-2',
  'latin-2': 'iso-8859-2',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'mac-roman': 'macintosh',
  ms936: 'gbk',
  ms949: 'euc-kr',
  ms950: 'big5',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'shift-jisx0213': 'shift_jis',
  'shift-jis-2004': 'shift_jis',
  uft8: 'utf-8',
  'uft-8': 'utf-8',
  uhc: 'euc-kr',
  'unicode-1-1-utf-8': 'utf-8',
  unicode: 'utf-16le',
  'utf-8-sig': 'utf-8',
  'utf-8-mac': 'utf-8',
  utf8mb4: 'utf-8',
  'windows-936': 'gbk',
  'windows-949': 'euc-kr',
  'windows-950': 'big5',
};

/** Labels of charsets that no platform decoder knows, and labels that say nothing. */
const OWN: Readonly<Record<string, CharsetKind>> = {
  '': 'auto',
  ascii: 'ascii',
  'us-ascii': 'ascii',
  'ansi-x3.4-1968': 'ascii',
  'iso-646-us': 'ascii',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-7': 'utf-7',
  utf7: 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  'iso-2022-kr': 'iso-2022-kr',
  csiso2022kr: 'iso-2022-kr',
  'hz-gb-2312': 'hz',
  hz: 'hz',
  '8bit': 'auto',
  '7bit': 'auto',
  binary: 'auto',
  default: 'auto',
  none: 'auto',
  unknown: 'auto',
  'unknown-8bit': 'auto',
  'x-unknown': 'auto',
  'x-user-defined': 'auto',
};

const MAX_LABEL = 60;
const known: Map<string, Charset | null> = new Map();
const MAX_KNOWN = 500;

/** The charset that a label means; null where no decoder is known for it. */
export function findCharset(label: string): Charset | null {
  const cached = known.get(label);
  if (cached !== undefined) return cached;
  const found = lookUp(simplify(label));
  if (known.size < MAX_KNOWN && label.length <= MAX_LABEL) known.set(label, found);
  return found;
}

/** Lower case, without quotes, comments and what else was written behind. */
function simplify(label: string): string {
  const plain = label.slice(0, 2 * MAX_LABEL).toLowerCase();
  const word = /[^\s"'<>=]{1,60}/.exec(plain)?.[0] ?? '';
  return word.split(/[*;,(]/, 1)[0] ?? '';
}

function lookUp(word: string): Charset | null {
  const dashed = word.replaceAll('_', '-');
  const alias = ownEntry(ALIASES, dashed) ?? codePage(dashed) ?? dashed;
  const kind = ownEntry(OWN, alias);
  return kind ? own(kind) : (platform(alias) ?? platform(word));
}

/** Labels come from mails: `constructor` must find nothing. */
const ownEntry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** `cp1251`, `win-1251`, `windows1251`, `ibm-1251`. */
function codePage(label: string): string | undefined {
  const number = /^(?:x-)?(?:cp|ms|win|windows|ibm)-?(125\d|874|866)$/.exec(label)?.[1];
  if (number === undefined) return undefined;
  return number === '866' ? 'ibm866' : `windows-${number}`;
}

function platform(label: string): Charset | null {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'utf-8' ? own('utf-8') : { kind: 'platform', name };
  } catch {
    return null;
  }
}
