// Finds the words of automatic mails in a text, in the languages that it may be written in.

import { fold, isAscii } from '../../text/fold.ts';
import type { PhraseSet } from '../../text/phrases.ts';
import { languages } from './known-languages.ts';
import { readyPhrases } from './ready-phrases.ts';
import { ENGLISH, LATIN, type Meaning, SCRIPTS, type WordGroup, wordList } from './word-groups.ts';

export type { Meaning };

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

/** How much of a text is looked at to learn its script. */
const SCRIPT_WITHIN = 4000;

const compiled = new Map<string, Vocabulary>();
/** How many languages were known when these were compiled. */
let compiledFor = 0;

/** Compiled when the first text needs it: most mails are read without. */
function vocabulary(group: WordGroup): Vocabulary {
  if (compiledFor !== languages().length) compiled.clear();
  compiledFor = languages().length;
  const known = compiled.get(group.name);
  if (known) return known;
  const { phrases, meanings } = wordList(group);
  const made = { phrases: readyPhrases(group.name, phrases), meanings };
  compiled.set(group.name, made);
  return made;
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
  const chosen = [vocabulary(ENGLISH)];
  const folded = fold(sample);
  const start = sample.slice(0, SCRIPT_WITHIN);
  if (!isAscii(start))
    for (const group of SCRIPTS) if (group.script.test(start)) chosen.push(vocabulary(group));
  let words = findIn(chosen, folded);
  if (LATIN_LETTERS.test(start) || !saysEnough(words)) {
    const latin = vocabulary(LATIN);
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
