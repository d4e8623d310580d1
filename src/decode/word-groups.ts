// Groups the languages whose words are looked for in one pass, and lists their phrases.

import { LANGUAGES } from './known-languages.ts';
import type { Language } from './language.ts';

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

/** Languages that are searched together: they share a script. */
export interface WordGroup {
  readonly name: string;
  /** Codes of its languages. */
  readonly codes: readonly string[];
}

/** A group with a character that only its languages use. */
export interface ScriptGroup extends WordGroup {
  readonly script: RegExp;
}

export const ENGLISH: WordGroup = { name: 'english', codes: ['en'] };

export const SCRIPTS: readonly ScriptGroup[] = [
  { name: 'cyrillic', script: /[\u0400-\u04ff]/, codes: ['ru', 'uk', 'bg', 'hr'] },
  { name: 'greek', script: /[\u0370-\u03ff]/, codes: ['el'] },
  { name: 'han', script: /[\u3040-\u30ff\u4e00-\u9fff]/, codes: ['ja', 'zh-hans', 'zh-hant'] },
  { name: 'hangul', script: /[\uac00-\ud7af]/, codes: ['ko'] },
  { name: 'hebrew', script: /[\u0590-\u05ff]/, codes: ['he'] },
  { name: 'arabic', script: /[\u0600-\u06ff]/, codes: ['ar'] },
  { name: 'thai', script: /[\u0e00-\u0e7f]/, codes: ['th'] },
];

/** Serbian is written in both scripts. */
const BOTH = 'hr';
const elsewhere = new Set(['en', ...SCRIPTS.flatMap(({ codes }) => codes)]);

/** All languages in Latin letters but English. */
export const LATIN: WordGroup = {
  name: 'latin',
  codes: LANGUAGES.map(({ code }) => code).filter((code) => code === BOTH || !elsewhere.has(code)),
};

export const WORD_GROUPS: readonly WordGroup[] = [ENGLISH, LATIN, ...SCRIPTS];

/** The phrases of a group, each with what it means. */
export interface WordList {
  readonly phrases: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Lists a group's phrases; their order is that of the compiled entries. */
export function wordList(group: WordGroup): WordList {
  const languages = LANGUAGES.filter(({ code }) => group.codes.includes(code));
  const phrases: string[] = [];
  const meanings: Meaning[] = [];
  for (const meaning of MEANINGS)
    for (const phrase of new Set(languages.flatMap((language) => spelt(language, meaning)))) {
      phrases.push(phrase);
      meanings.push(meaning);
    }
  return { phrases, meanings };
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
