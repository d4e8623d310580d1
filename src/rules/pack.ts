// Packs compiled rules into the form in which they are shipped.

import type { CompiledRule, CompiledRules } from '../classify/compiled.ts';
import type { PackedPart, PackedTables, SparseColumn } from '../classify/packed.ts';

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

/** Numbers phrases as unpacking does: in the order in which they come. */
class Order {
  readonly #phrases: readonly string[];
  /** Index in the compiled list → number in the packed one. */
  readonly #numbers: Map<number, number> = new Map();

  constructor(phrases: readonly string[]) {
    this.#phrases = phrases;
  }

  readonly number = (at: number): number => {
    const known = this.#numbers.get(at);
    if (known !== undefined) return known;
    this.#numbers.set(at, this.#numbers.size);
    return this.#numbers.size - 1;
  };

  spelt(phrases: readonly number[]): string[] {
    for (const at of phrases) this.number(at);
    return phrases.map((at) => this.#phrases[at] ?? '');
  }

  /** Those that came nowhere before. */
  newOnes(phrases: readonly number[]): string[] {
    return this.spelt([...new Set(phrases)].filter((at) => !this.#numbers.has(at)));
  }
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

function packTables(compiled: CompiledRules, order: Order): PackedTables {
  const { version, reasons, frames, blocklists } = compiled;
  return {
    version,
    reasons,
    frames: frames.map((frame) => ({ ...frame, words: order.spelt(frame.words) })),
    blocklists: blocklists.map((list) => ({
      ...list,
      words: order.spelt(list.words).slice(0, -list.zones.length || undefined),
    })),
  };
}

/** How many rules, speakers and sources stand before a place. */
interface Place {
  readonly rules: number;
  readonly speakers: number;
  readonly sources: number;
}

/** Speakers and sources are numbered by their first use: what follows the last that these rules name is not needed. */
function placeBehind(rules: readonly CompiledRule[]): Place {
  return {
    rules: rules.length,
    speakers: 1 + Math.max(-1, ...rules.map(({ speaker }) => speaker)),
    sources: 1 + Math.max(-1, ...rules.flatMap(({ source }) => source)),
  };
}

function packPart(compiled: CompiledRules, order: Order, from: Place, to: Place): PackedPart {
  const rules = compiled.rules.slice(from.rules, to.rules);
  const reasonAt = new Map(compiled.reasons.map((entry, i) => [entry.id, i]));
  // In the order in which unpacking meets the phrases.
  const speakers = compiled.speakers
    .slice(from.speakers, to.speakers)
    .map(({ hostWords, ...speaker }) => {
      order.spelt(hostWords);
      return { ...speaker, marks: order.spelt(speaker.marks) };
    });
  const words = rules.map((rule) => order.spelt(rule.words).join('\n')).join('\n\n');
  const conditions = rules.flatMap(({ also = [], without = [] }) => [...also, ...without]);
  return {
    speakers,
    texts: {
      sources: compiled.sources.slice(from.sources, to.sources).join('\n'),
      ids: rules.map(({ id }) => id.slice(id.indexOf('/') + 1)).join('\n'),
      conditions: order.newOnes(conditions).join('\n'),
      words,
    },
    rules: {
      reason: rules.map((rule) => reasonAt.get(rule.reason) ?? 0),
      speakers: speakerRuns(rules),
      source: steps(rules.map(({ source }) => source)).map(single),
      sparse: packSparse(rules, order.number),
    },
  };
}

export interface Packed {
  readonly tables: PackedTables;
  readonly parts: readonly PackedPart[];
}

/** The inverse of unpackRules, but for the numbers of phrases. `cuts`: the rules with which a further part begins. */
export function packRules(compiled: CompiledRules, cuts: readonly number[] = []): Packed {
  const { rules, speakers, sources } = compiled;
  const order = new Order(compiled.phrases);
  const tables = packTables(compiled, order);
  const places = [
    placeBehind([]),
    ...cuts.map((cut) => placeBehind(rules.slice(0, cut))),
    { rules: rules.length, speakers: speakers.length, sources: sources.length },
  ];
  const parts = places.slice(1).map((to, i) => packPart(compiled, order, places[i] ?? to, to));
  return { tables, parts };
}
