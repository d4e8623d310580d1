// Groups the languages whose words are looked for in one pass, and lists their phrases.

import { languages } from './known-languages.ts';
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
  /** Whether the language of a code belongs to it. */
  readonly holds: (code: string) => boolean;
}

/** A group with a character that only its languages use. */
export interface ScriptGroup extends WordGroup {
  readonly script: RegExp;
}

export const ENGLISH: WordGroup = { name: 'english', holds: (code) => code === 'en' };

const scriptGroup = (name: string, script: RegExp, ...codes: readonly string[]): ScriptGroup => ({
  name,
  script,
  holds: (code) => codes.includes(code),
});

export const SCRIPTS: readonly ScriptGroup[] = [
  scriptGroup('cyrillic', /[\u0400-\u04ff]/, 'ru', 'uk', 'bg', 'hr'),
  scriptGroup('greek', /[\u0370-\u03ff]/, 'el'),
  scriptGroup('han', /[\u3040-\u30ff\u4e00-\u9fff]/, 'ja', 'zh-hans', 'zh-hant'),
  scriptGroup('hangul', /[\uac00-\ud7af]/, 'ko'),
  scriptGroup('hebrew', /[\u0590-\u05ff]/, 'he'),
  scriptGroup('arabic', /[\u0600-\u06ff]/, 'ar'),
  scriptGroup('thai', /[\u0e00-\u0e7f]/, 'th'),
];

/** Serbian is written in both scripts. */
const BOTH = 'hr';

/** All languages in Latin letters but English. */
export const LATIN: WordGroup = {
  name: 'latin',
  holds: (code) =>
    code === BOTH || ![ENGLISH, ...SCRIPTS].some((group: WordGroup) => group.holds(code)),
};

export const WORD_GROUPS: readonly WordGroup[] = [ENGLISH, LATIN, ...SCRIPTS];

/** The phrases of a group, each with what it means. */
export interface WordList {
  readonly phrases: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Lists a group's phrases; their order is that of the compiled entries. */
export function wordList(group: WordGroup): WordList {
  const members = languages().filter(({ code }) => group.holds(code));
  const phrases: string[] = [];
  const meanings: Meaning[] = [];
  for (const meaning of MEANINGS)
    for (const phrase of new Set(members.flatMap((language) => spelt(language, meaning)))) {
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
