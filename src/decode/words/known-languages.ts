// Reads the text in which the words of all languages are shipped into one table a language.

import { DEFAULT_LANGUAGES_TEXT } from '../../generated/default-languages.ts';
import { type Language, LISTS } from './language.ts';

/** `de ä=ae ö=oe`: the code, and how letters are written by programs that lack them. */
function readHead(head: string): Pick<Language, 'code' | 'spellings'> {
  const [code = '', ...letters] = head.split(' ');
  if (letters.length === 0) return { code };
  return { code, spellings: Object.fromEntries(letters.map((letter) => letter.split('='))) };
}

/** An empty line parts the lists; a language has all of them, after a line with its code. */
export function readLanguages(text: string): Language[] {
  const parts = text.split('\n\n');
  const size = 1 + LISTS.length;
  return Array.from({ length: parts.length / size }, (_, i) => {
    const [head = '', ...lists] = parts.slice(i * size, (i + 1) * size);
    const words = lists.map((list) => (list === '' ? [] : list.split('\n')));
    const named = LISTS.map((name, at) => [name, words[at]] as const);
    return { ...readHead(head), ...Object.fromEntries(named) } as unknown as Language;
  });
}

let known: readonly Language[] = readLanguages(DEFAULT_LANGUAGES_TEXT);

/** The languages whose words are known: all of them, in a browser bundle English until more are added. */
export const languages = (): readonly Language[] => known;

/** Adds the languages of a shipped text that are not known yet. */
export function addLanguages(text: string): void {
  const codes = new Set(known.map(({ code }) => code));
  known = [...known, ...readLanguages(text).filter(({ code }) => !codes.has(code))];
}
