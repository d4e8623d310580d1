// Finds the words of automatic mails in a text, in the languages that it may be written in.

import { fold, isAscii } from '../text/fold.ts';
import { compilePhrases, type PhraseSet } from '../text/phrases.ts';
import type { Language } from './language.ts';
import { LANGUAGES } from './languages/index.ts';

/** The lists of a Language that are looked for anywhere in a text. */
const MEANINGS = [
  'absences',
  'automatics',
  'lefts',
  'moves',
  'challenges',
  'failureSubjects',
  'failures',
  'causes',
  'delaySubjects',
  'delays',
  'successes',
  'copies',
] as const;

export type Meaning = (typeof MEANINGS)[number];

/** Words that were found, and where: offsets in the text. */
export interface Word {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
}

/** Languages that are searched together. */
interface Vocabulary {
  readonly phrases: PhraseSet;
  readonly meanings: readonly Meaning[];
}

/** One pass each: the languages are compiled when the first text that may be written in them is read. */
export interface Dictionary {
  /** All words of a text. */
  find(text: string): readonly Word[];
}

/** Languages that share a script, by a character that only they use; none for the Latin one. */
const GROUPS: readonly (readonly [string, RegExp | null, readonly string[]])[] = [
  ['en', null, ['en']],
  ['latin', null, []],
  ['cyrillic', /[\u0400-\u04ff]/, ['ru', 'uk', 'bg', 'hr']],
  ['greek', /[\u0370-\u03ff]/, ['el']],
  ['han', /[\u3040-\u30ff\u4e00-\u9fff]/, ['ja', 'zh-hans', 'zh-hant']],
  ['hangul', /[\uac00-\ud7af]/, ['ko']],
  ['hebrew', /[\u0590-\u05ff]/, ['he']],
  ['arabic', /[\u0600-\u06ff]/, ['ar']],
  ['thai', /[\u0e00-\u0e7f]/, ['th']],
];
const OTHER_SCRIPTS = ['ru', 'uk', 'bg', 'el', 'ja', 'zh-hans', 'zh-hant', 'ko', 'he', 'ar', 'th'];
/** How much of a text is looked at to learn its script. */
const SCRIPT_WITHIN = 4000;

const compiled = new Map<string, Vocabulary>();

function vocabulary(name: string, codes: readonly string[]): Vocabulary {
  const known = compiled.get(name);
  if (known) return known;
  const made = compile(LANGUAGES.filter(({ code }) => isOf(name, codes, code)));
  compiled.set(name, made);
  return made;
}

function isOf(name: string, codes: readonly string[], code: string): boolean {
  return name === 'latin' ? code !== 'en' && !OTHER_SCRIPTS.includes(code) : codes.includes(code);
}

function compile(languages: readonly Language[]): Vocabulary {
  const phrases: string[] = [];
  const meanings: Meaning[] = [];
  for (const meaning of MEANINGS)
    for (const phrase of new Set(languages.flatMap((language) => spelt(language, meaning)))) {
      phrases.push(phrase);
      meanings.push(meaning);
    }
  return { phrases: compilePhrases(phrases), meanings };
}

/** The phrases of a list, and how they are written without the language's own letters. */
function spelt(language: Language, meaning: Meaning): readonly string[] {
  const { spellings } = language;
  const phrases = language[meaning];
  return spellings ? [...phrases, ...phrases.map((phrase) => respell(phrase, spellings))] : phrases;
}

function respell(phrase: string, spellings: Readonly<Record<string, string>>): string {
  let text = phrase;
  for (const [letter, written] of Object.entries(spellings))
    text = text.replaceAll(letter, written);
  return text;
}

/** A dictionary with the words of the text by which its languages were chosen. */
export interface Consulted {
  readonly dictionary: Dictionary;
  readonly words: readonly Word[];
}

/**
 * Chooses the languages for a mail. English is always looked for, since notices in all languages hold some; the
 * others where the script is theirs, and those in Latin letters where the English words say nothing of a delivery.
 */
export function consult(sample: string): Consulted {
  const chosen = [vocabulary('en', ['en'])];
  const folded = fold(sample);
  const start = sample.slice(0, SCRIPT_WITHIN);
  if (!isAscii(start))
    for (const [name, script, codes] of GROUPS)
      if (script?.test(start)) chosen.push(vocabulary(name, codes));
  let words = findIn(chosen, folded);
  if (LATIN_LETTERS.test(start) || !saysEnough(words)) {
    const latin = vocabulary('latin', []);
    chosen.push(latin);
    words = [...words, ...findIn([latin], folded)];
  }
  return { dictionary: new Memory(chosen), words };
}

/** Remembers what was found: the same lines and passages are asked for more than once. */
class Memory implements Dictionary {
  readonly #vocabularies: readonly Vocabulary[];
  readonly #known: Map<string, readonly Word[]> = new Map();

  constructor(vocabularies: readonly Vocabulary[]) {
    this.#vocabularies = vocabularies;
  }

  find(text: string): readonly Word[] {
    const known = this.#known.get(text);
    if (known) return known;
    const words = findIn(this.#vocabularies, fold(text));
    this.#known.set(text, words);
    return words;
  }
}

/** Two such words are no accident; the others also stand in the English replies that foreign notices quote. */
const ENOUGH = 2;
const OF_WEIGHT: ReadonlySet<Meaning> = new Set([
  'absences',
  'automatics',
  'lefts',
  'challenges',
  'failureSubjects',
  'failures',
  'delaySubjects',
  'delays',
  'successes',
]);
const LATIN_LETTERS = /[\u00c0-\u024f\u1e00-\u1eff]/;

const saysEnough = (words: readonly Word[]): boolean =>
  words.filter(({ meaning }) => OF_WEIGHT.has(meaning)).length >= ENOUGH;

function findIn(vocabularies: readonly Vocabulary[], folded: string): readonly Word[] {
  const words: Word[] = [];
  for (const { phrases, meanings } of vocabularies)
    for (const { id, start, end } of phrases.scan(folded)) {
      const meaning = meanings[id];
      if (meaning) words.push({ meaning, start, end });
    }
  return words;
}
