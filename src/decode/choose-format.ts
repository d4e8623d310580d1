// Finds the text formats that a notice may be written in, by the signs that the formats declare.

import { fold } from '../text/fold.ts';
import { compilePhrases, type PhraseSet } from '../text/phrases.ts';
import type { Format, Signs } from './format.ts';
import type { NoticeView } from './view.ts';

/** The formats' signs, ready to be compared. */
export interface FormatIndex {
  readonly entries: readonly Entry[];
  readonly phrases: PhraseSet;
}

/** One way to know a format. */
interface Entry {
  readonly format: Format;
  readonly from: readonly string[];
  readonly subject: readonly string[];
  readonly headers: readonly HeaderSign[];
  /** Numbers of its phrases in the set. */
  readonly text: readonly number[];
}

interface HeaderSign {
  readonly name: string;
  readonly value: string;
}

/** How much of the text is searched for signs, in characters: notices say who wrote them early. */
const SIGNS_WITHIN = 8000;

/** Compiles the signs of the formats; done once. */
export function indexFormats(formats: readonly Format[]): FormatIndex {
  const phrases: string[] = [];
  const numberOf = (phrase: string): number => {
    if (!phrases.includes(phrase)) phrases.push(phrase);
    return phrases.indexOf(phrase);
  };
  const entryOf = (format: Format, signs: Signs): Entry => ({
    format,
    from: (signs.from ?? []).map(fold),
    subject: (signs.subject ?? []).map(fold),
    headers: (signs.headers ?? []).map(headerSign),
    text: (signs.text ?? []).map(numberOf),
  });
  const entries = formats.flatMap((format) => format.signs.map((signs) => entryOf(format, signs)));
  return { entries, phrases: compilePhrases(phrases) };
}

function headerSign(sign: string): HeaderSign {
  const colon = sign.indexOf(':');
  const name = colon < 0 ? sign : sign.slice(0, colon);
  const value = colon < 0 ? '' : sign.slice(colon + 1).trim();
  return { name: name.trim().toLowerCase(), value: fold(value) };
}

/** The formats whose signs hold, in the order of the list; found one after the other as they are asked for. */
export function* formatsFor(index: FormatIndex, view: NoticeView): Generator<Format> {
  const from = fold(view.from);
  const subject = fold(view.subject);
  let hits: Set<number> | null = null;
  const says = (phrase: number): boolean => {
    hits ??= new Set(index.phrases.scan(fold(view.text.slice(0, SIGNS_WITHIN))).map((h) => h.id));
    return hits.has(phrase);
  };
  const has = ({ name, value }: HeaderSign): boolean => {
    const found = view.header(name);
    return found !== '' && (value === '' || fold(found).startsWith(value));
  };
  const holds = (entry: Entry): boolean =>
    oneOf(entry.from, (sign) => from.includes(sign)) &&
    oneOf(entry.subject, (sign) => subject.includes(sign)) &&
    oneOf(entry.headers, has) &&
    oneOf(entry.text, says);
  let last: Format | null = null;
  for (const entry of index.entries)
    if (entry.format !== last && holds(entry)) {
      last = entry.format;
      yield last;
    }
}

const oneOf = <T>(signs: readonly T[], holds: (sign: T) => boolean): boolean =>
  signs.length === 0 || signs.some(holds);
