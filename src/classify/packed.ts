// Unpacks compiled rules from the form in which they are shipped: lines of text and columns instead of rows.

import { fold } from '../text/fold.ts';
import type {
  CompiledBlocklist,
  CompiledFrame,
  CompiledRule,
  CompiledRules,
  CompiledSpeaker,
} from './compiled.ts';

/**
 * A column that few rules have: how far each rule stands behind the one before, and their values. Numbers of phrases
 * are told from the one before as well.
 */
export type SparseColumn = readonly [steps: readonly number[], values: readonly unknown[]];

/** Phrases stand where they are used; unpacking numbers them in that order. */
type Worded<T extends { readonly words: readonly number[] }> = Omit<T, 'words'> & {
  readonly words: readonly string[];
};

/** One thing a line. */
export interface PackedTexts {
  readonly sources: string;
  /** What the ids of rules have behind the speaker. */
  readonly ids: string;
  /** Phrases that only conditions name. */
  readonly conditions: string;
  /** The words of rules, with an empty line between rules. */
  readonly words: string;
}

/** What is shipped once. */
export interface PackedTables extends Pick<CompiledRules, 'version' | 'reasons'> {
  readonly frames: readonly Worded<CompiledFrame>[];
  /** Without the zones, which are words as well. */
  readonly blocklists: readonly Worded<CompiledBlocklist>[];
}

/**
 * Some of the rules with the speakers, sources and phrases that no part before it has; numbers count through all parts.
 * Like things lie side by side: that compresses to half of what rows do, and is read faster.
 */
export interface PackedPart {
  readonly speakers: readonly (Omit<CompiledSpeaker, 'hostWords' | 'marks'> & {
    readonly marks: readonly string[];
  })[];
  readonly texts: PackedTexts;
  readonly rules: {
    /** Reason of each rule, an index into `reasons`. */
    readonly reason: readonly number[];
    /** How many rules each speaker has, in the order of the rules: speaker, count, speaker, count … */
    readonly speakers: readonly number[];
    readonly source: readonly (number | readonly number[])[];
    readonly sparse: Readonly<Record<string, SparseColumn>>;
  };
}

/** Gives each phrase a number, the same one wherever it is used. */
class Phrases {
  readonly values: string[] = [];
  readonly #numbers: Map<string, number> = new Map();

  readonly number = (phrase: string): number => {
    const known = this.#numbers.get(phrase);
    if (known !== undefined) return known;
    this.#numbers.set(phrase, this.values.length);
    return this.values.push(phrase) - 1;
  };

  numbers(phrases: readonly string[]): number[] {
    return phrases.map(this.number);
  }
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

const listOf = (value: number | readonly number[] | undefined): readonly number[] =>
  typeof value === 'number' ? [value] : (value ?? []);

const NUMBERS_OF_PHRASES = new Set(['also', 'without']);

/** Lists of steps become lists of numbers. */
function walked(lists: readonly (readonly number[])[]): number[][] {
  let at = 0;
  return lists.map((steps) =>
    steps.map((step) => {
      at += step;
      return at;
    }),
  );
}

function speakerColumn(runs: readonly number[]): number[] {
  const column: number[] = [];
  for (let i = 0; i < runs.length; i += 2)
    for (let left = runs[i + 1] ?? 0; left > 0; left--) column.push(runs[i] ?? 0);
  return column;
}

function addSparse(rules: readonly object[], sparse: PackedPart['rules']['sparse']): void {
  for (const [field, [steps, given]] of Object.entries(sparse)) {
    const values = NUMBERS_OF_PHRASES.has(field) ? walked(given as number[][]) : given;
    let rule = 0;
    for (const [i, step] of steps.entries()) {
      rule += step;
      Object.assign(rules[rule] ?? {}, { [field]: values[i] });
    }
  }
}

function unpackRows(
  part: PackedPart,
  speakers: readonly CompiledSpeaker[],
  reasons: CompiledRules['reasons'],
  phrases: Phrases,
): readonly CompiledRule[] {
  const { ids, words } = part.texts;
  const { reason, source, sparse } = part.rules;
  const speakerAt = speakerColumn(part.rules.speakers);
  const wordsOf = words.split('\n\n');
  const sources = walked(source.map(listOf));
  const rules = linesOf(ids).map((id, i) => ({
    id: `${speakers[speakerAt[i] ?? 0]?.id}/${id}`,
    reason: reasons[reason[i] ?? 0]?.id,
    speaker: speakerAt[i],
    words: phrases.numbers(linesOf(wordsOf[i] ?? '')),
    source: sources[i],
  }));
  addSparse(rules, sparse);
  return rules as readonly CompiledRule[];
}

/** The parts in the order in which they were packed; later ones may be left out. */
export function unpackRules(tables: PackedTables, parts: readonly PackedPart[]): CompiledRules {
  const phrases = new Phrases();
  const frames = tables.frames.map((frame) => ({ ...frame, words: phrases.numbers(frame.words) }));
  const blocklists = tables.blocklists.map((list) => ({
    ...list,
    words: phrases.numbers([...list.words, ...list.zones.map(fold)]),
  }));
  const speakers: CompiledSpeaker[] = [];
  const rules: CompiledRule[] = [];
  for (const part of parts) {
    for (const speaker of part.speakers)
      speakers.push({
        ...speaker,
        hostWords: phrases.numbers(speaker.hosts.map(fold)),
        marks: phrases.numbers(speaker.marks),
      });
    rules.push(...unpackRows(part, speakers, tables.reasons, phrases));
    phrases.numbers(linesOf(part.texts.conditions));
  }
  return {
    ...tables,
    speakers,
    rules,
    frames,
    blocklists,
    phrases: phrases.values,
    sources: parts.flatMap(({ texts }) => linesOf(texts.sources)),
  };
}
