// Makes text comparable without regard to case, accents or typographic signs: one character in, one character out.

/** Signs that writers and programs use for each other, outside the folded alphabets. */
const SIGNS: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u200b': ' ',
  '\u3000': ' ',
  '\uff1a': ':',
  '\uff0c': ',',
};

/** Latin, Greek, Cyrillic, Armenian … end below this; above it accents belong to the letter (Hangul, kana). */
const FOLDED_BELOW = 0x0590;
const LATIN_EXTENDED = 0x1e00;
const GREEK_EXTENDED_END = 0x2000;

const NOT_ASCII = /[^\x00-\x7f]/;

const cache = new Map<number, string>();

function foldSlowly(char: string): string {
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  const code = char.charCodeAt(0);
  if (code === 0xa0) return ' ';
  const hasAccents = code < FOLDED_BELOW || (code >= LATIN_EXTENDED && code < GREEK_EXTENDED_END);
  const lower = (hasAccents ? char.normalize('NFD') : char).charAt(0).toLowerCase();
  return lower.length === 1 ? lower : char;
}

function foldChar(text: string, at: number): string {
  const code = text.charCodeAt(at);
  let folded = cache.get(code);
  if (folded === undefined) {
    folded = foldSlowly(text.charAt(at));
    cache.set(code, folded);
  }
  return folded;
}

/** Whether a text is pure ASCII. */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/**
 * Lower case, accents and typographic signs taken off. Offsets stay: `fold(t).length === t.length`, so a match in
 * the folded text can be quoted from the text as found.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let out = '';
  for (let i = 0; i < text.length; i++) out += foldChar(text, i);
  return out;
}
