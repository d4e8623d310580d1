// Unpacks compiled rules from the form in which they are shipped: columns instead of rows, runs instead of lists.

import type { CompiledRule, CompiledRules } from './compiled.ts';

/** A column that few rules have: numbers of rules, and their values. */
export type SparseColumn = readonly [at: readonly number[], values: readonly unknown[]];

/** Columns and runs compress to half of what rows do, and are read faster. */
export interface PackedRules extends Omit<CompiledRules, 'rules'> {
  readonly rules: {
    /** Rule ids, one a line. */
    readonly ids: string;
    /** Reason of each rule, an index into `reasons`. */
    readonly reason: readonly number[];
    readonly speaker: readonly number[];
    /**
     * Words of each rule as runs of phrase numbers: how far the run begins behind the end of the run before, and its
     * length. `wordRuns` tells how many runs each rule has.
     */
    readonly wordRuns: readonly number[];
    readonly runs: readonly number[];
    readonly source: readonly (number | readonly number[])[];
    readonly sparse: Readonly<Record<string, SparseColumn>>;
  };
}

/** Reads the words of one rule after the other. */
function wordReader(runs: readonly number[]): (count: number) => number[] {
  let at = 0;
  let end = 0;
  return (count) => {
    const words: number[] = [];
    for (let i = 0; i < count; i++) {
      const start = end + (runs[at] ?? 0);
      end = start + (runs[at + 1] ?? 0);
      at += 2;
      for (let word = start; word < end; word++) words.push(word);
    }
    return words;
  };
}

const listOf = (value: number | readonly number[] | undefined): readonly number[] =>
  typeof value === 'number' ? [value] : (value ?? []);

export function unpackRules({ rules: packed, ...rest }: PackedRules): CompiledRules {
  const wordsOf = wordReader(packed.runs);
  const rules = packed.ids.split('\n').map((id, i) => ({
    id,
    reason: rest.reasons[packed.reason[i] ?? 0]?.id,
    speaker: packed.speaker[i],
    words: wordsOf(packed.wordRuns[i] ?? 0),
    source: listOf(packed.source[i]),
  }));
  for (const [field, [at, values]] of Object.entries(packed.sparse))
    for (const [i, rule] of at.entries()) Object.assign(rules[rule] ?? {}, { [field]: values[i] });
  return { ...rest, rules: rules as readonly CompiledRule[] };
}
