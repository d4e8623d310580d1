// Packs compiled rules into the form in which they are shipped.

import type { CompiledRule, CompiledRules } from '../classify/compiled.ts';
import type { PackedRules, SparseColumn } from '../classify/packed.ts';

const DENSE = new Set(['id', 'reason', 'speaker', 'words', 'source']);

/** Runs of one rule's words, told from the end of the run before. */
function runsOf(words: readonly number[], from: number): { runs: number[]; end: number } {
  const runs: number[] = [];
  let end = from;
  let i = 0;
  while (i < words.length) {
    const start = words[i] ?? 0;
    let length = 1;
    while (words[i + length] === start + length) length++;
    runs.push(start - end, length);
    end = start + length;
    i += length;
  }
  return { runs, end };
}

function packWords(rules: readonly CompiledRule[]): { wordRuns: number[]; runs: number[] } {
  const packed = { wordRuns: [] as number[], runs: [] as number[] };
  let end = 0;
  for (const rule of rules) {
    const found = runsOf(rule.words, end);
    end = found.end;
    packed.wordRuns.push(found.runs.length / 2);
    packed.runs.push(...found.runs);
  }
  return packed;
}

function packSparse(rules: readonly CompiledRule[]): Record<string, SparseColumn> {
  const fields = new Set(
    rules.flatMap((rule) => Object.keys(rule)).filter((key) => !DENSE.has(key)),
  );
  return Object.fromEntries(
    [...fields].map((field) => {
      const with_ = rules.flatMap((rule, i) =>
        field in rule ? [[i, rule[field as never]] as const] : [],
      );
      return [field, [with_.map(([i]) => i), with_.map(([, value]) => value)]];
    }),
  );
}

const single = (list: readonly number[]): number | readonly number[] =>
  list.length === 1 ? (list[0] ?? 0) : list;

/** The inverse of unpackRules. */
export function packRules({ rules, ...rest }: CompiledRules): PackedRules {
  const reasonAt = new Map(rest.reasons.map((entry, i) => [entry.id, i]));
  return {
    ...rest,
    rules: {
      ids: rules.map((rule) => rule.id).join('\n'),
      reason: rules.map((rule) => reasonAt.get(rule.reason) ?? 0),
      speaker: rules.map((rule) => rule.speaker),
      ...packWords(rules),
      source: rules.map((rule) => single(rule.source)),
      sparse: packSparse(rules),
    },
  };
}
