// Packs compiled rules into the form in which they are shipped.

import type { CompiledRule, CompiledRules } from '../classify/compiled.ts';
import type { PackedRules, SparseColumn } from '../classify/packed.ts';

const DENSE = new Set(['id', 'reason', 'speaker', 'words', 'source']);

/** Each number as its distance from the one before, throughout all lists. */
function steps(lists: readonly (readonly number[])[]): number[][] {
  let before = 0;
  return lists.map((list) =>
    list.map((number) => {
      const step = number - before;
      before = number;
      return step;
    }),
  );
}

/** Phrases in the order in which unpacking meets them: that is what it numbers them by. */
function inOrder(rules: CompiledRules): { conditions: string[]; numberOf: Map<string, number> } {
  const phraseOf = (at: number): string => rules.phrases[at] ?? '';
  const used = [
    ...rules.speakers.flatMap(({ hostWords, marks }) => [...hostWords, ...marks]),
    ...rules.rules.flatMap(({ words }) => words),
    ...rules.frames.flatMap(({ words }) => words),
    ...rules.blocklists.flatMap(({ words }) => words),
  ].map(phraseOf);
  const inWords = new Set(used);
  const conditions = rules.phrases.filter((phrase) => !inWords.has(phrase));
  const all = new Set([...used, ...conditions]);
  return { conditions, numberOf: new Map([...all].map((phrase, i) => [phrase, i])) };
}

function packSparse(
  rules: readonly CompiledRule[],
  numberOf: (phrase: number) => number,
): Record<string, SparseColumn> {
  const fields = new Set(
    rules.flatMap((rule) => Object.keys(rule)).filter((key) => !DENSE.has(key)),
  );
  return Object.fromEntries(
    [...fields].map((field) => {
      const holders = rules.flatMap((rule, i) =>
        field in rule ? [[i, rule[field as never]] as const] : [],
      );
      const [at = []] = steps([holders.map(([i]) => i)]);
      const values = holders.map(([, value]) => value as unknown);
      const isPhrases = field === 'also' || field === 'without';
      const lists = values as readonly (readonly number[])[];
      return [field, [at, isPhrases ? steps(lists.map((list) => list.map(numberOf))) : values]];
    }),
  );
}

function speakerRuns(rules: readonly CompiledRule[]): number[] {
  const runs: number[] = [];
  let before = -1;
  for (const { speaker } of rules) {
    if (speaker === before) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(speaker, 1);
    before = speaker;
  }
  return runs;
}

const single = (list: readonly number[]): number | readonly number[] =>
  list.length === 1 ? (list[0] ?? 0) : list;

/** The inverse of unpackRules, but for the numbers of phrases. */
export function packRules(compiled: CompiledRules): PackedRules {
  const { rules, phrases, sources, ...rest } = compiled;
  const wordsOf = (numbers: readonly number[]): string[] => numbers.map((at) => phrases[at] ?? '');
  const { conditions, numberOf } = inOrder(compiled);
  const reasonAt = new Map(rest.reasons.map((entry, i) => [entry.id, i]));
  return {
    ...rest,
    speakers: rest.speakers.map(({ hostWords: _, ...speaker }) => ({
      ...speaker,
      marks: wordsOf(speaker.marks),
    })),
    frames: rest.frames.map((frame) => ({ ...frame, words: wordsOf(frame.words) })),
    blocklists: rest.blocklists.map((list) => ({
      ...list,
      words: wordsOf(list.words.slice(0, -list.zones.length || undefined)),
    })),
    texts: {
      sources: sources.join('\n'),
      ids: rules.map(({ id }) => id.slice(id.indexOf('/') + 1)).join('\n'),
      conditions: conditions.join('\n'),
      words: rules.map(({ words }) => wordsOf(words).join('\n')).join('\n\n'),
    },
    rules: {
      reason: rules.map((rule) => reasonAt.get(rule.reason) ?? 0),
      speakers: speakerRuns(rules),
      source: steps(rules.map(({ source }) => source)).map(single),
      sparse: packSparse(rules, (at) => numberOf.get(phrases[at] ?? '') ?? 0),
    },
  };
}
