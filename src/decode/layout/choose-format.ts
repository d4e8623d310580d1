// Finds the text formats that a notice may be written in, by the signs that the formats declare.

import { fold } from '../../text/fold.ts';
import type { PhraseSet } from '../../text/phrases.ts';
import { isPost, mayQuote } from '../prose/quoting-mail.ts';
import type { NoticeView } from '../view.ts';
import { FORMAT_SIGNS, signPhrases } from '../words/phrase-tables.ts';
import { readyPhrases } from '../words/ready-phrases.ts';
import type { Format, Signs } from './format.ts';

/** The formats' signs, ready to be compared. */
export interface FormatIndex {
  readonly entries: readonly Entry[];
  readonly phrases: PhraseSet;
  /** Numbers of the entries that ask for no phrase, and of those that ask for each phrase. */
  readonly withoutText: readonly number[];
  readonly byPhrase: readonly (readonly number[])[];
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

/** What the entries ask of a notice, folded once. */
interface Sought {
  readonly from: string;
  readonly subject: string;
  readonly view: NoticeView;
}

interface HeaderSign {
  readonly name: string;
  readonly value: string;
}

/** How much of the text is searched for signs, in characters: notices say who wrote them early. */
const SIGNS_WITHIN = 8000;
/** Where a line goes on: a sign may be broken over two. */
const LINE_BREAK = /\n[ \t]*/g;

/** Compiles the signs of the formats; done once. */
export function indexFormats(formats: readonly Format[]): FormatIndex {
  const phrases = signPhrases(formats);
  const numbers = new Map(phrases.map((phrase, number) => [phrase, number]));
  const entryOf = (format: Format, signs: Signs): Entry => ({
    format,
    from: (signs.from ?? []).map(fold),
    subject: (signs.subject ?? []).map(fold),
    headers: (signs.headers ?? []).map(headerSign),
    text: (signs.text ?? []).map((phrase) => numbers.get(phrase) ?? 0),
  });
  const entries = formats.flatMap((format) => format.signs.map((signs) => entryOf(format, signs)));
  const byPhrase: number[][] = phrases.map(() => []);
  const withoutText: number[] = [];
  entries.forEach(({ text }, number) => {
    if (text.length === 0) withoutText.push(number);
    for (const phrase of text) byPhrase[phrase]?.push(number);
  });
  return { entries, phrases: readyPhrases(FORMAT_SIGNS, phrases), withoutText, byPhrase };
}

function headerSign(sign: string): HeaderSign {
  const colon = sign.indexOf(':');
  const name = colon < 0 ? sign : sign.slice(0, colon);
  const value = colon < 0 ? '' : sign.slice(colon + 1).trim();
  return { name: name.trim().toLowerCase(), value: fold(value) };
}

/** Tries the formats whose signs hold, in the order of the list, until `read` has what it looks for. */
export function tryFormats(
  index: FormatIndex,
  view: NoticeView,
  read: (format: Format) => boolean,
): void {
  const sought: Sought = { from: fold(view.from), subject: fold(view.subject), view };
  let last: Format | null = null;
  let isQuoted: boolean | null = null;
  for (const number of candidates(index, view)) {
    const entry = index.entries[number];
    if (!entry || entry.format === last || !holds(entry, sought)) continue;
    if (isByWordsAlone(entry) || isPost(view)) {
      isQuoted ??= mayQuote(view);
      if (isQuoted) continue;
    }
    last = entry.format;
    if (read(last)) return;
  }
}

/** People write subjects as well. */
const isByWordsAlone = ({ from, headers }: Entry): boolean =>
  from.length === 0 && headers.length === 0;

/** The entries whose phrases are found, and those without any: few of the many need a closer look. */
function candidates(index: FormatIndex, view: NoticeView): number[] {
  const found = [...index.withoutText];
  const text = fold(view.text.slice(0, SIGNS_WITHIN).replace(LINE_BREAK, ' '));
  for (const { id } of index.phrases.scan(text))
    for (const number of index.byPhrase[id] ?? []) insert(found, number);
  return found;
}

/** Keeps the list in order. */
function insert(numbers: number[], number: number): void {
  let at = numbers.length;
  for (; at > 0 && (numbers[at - 1] as number) > number; at--)
    numbers[at] = numbers[at - 1] as number;
  numbers[at] = number;
}

function holds(entry: Entry, { from, subject, view }: Sought): boolean {
  return (
    holdsOne(from, entry.from) &&
    holdsOne(subject, entry.subject) &&
    (entry.headers.length === 0 || entry.headers.some((sign) => hasHeader(view, sign)))
  );
}

function holdsOne(text: string, signs: readonly string[]): boolean {
  if (signs.length === 0) return true;
  for (const sign of signs) if (text.includes(sign)) return true;
  return false;
}

function hasHeader(view: NoticeView, { name, value }: HeaderSign): boolean {
  const found = view.header(name);
  return found !== '' && (value === '' || fold(found).startsWith(value));
}
