// Defines how an input is changed: by name, with chances and a second input to take pieces from.
import type { Random } from './random.ts';

/** Mails are byte strings: a character code is a byte. */
export type Mutate = (input: string, random: Random, other: () => string) => string;

export type Mutations = Readonly<Record<string, Mutate>>;

export interface Mutated {
  readonly input: string;
  /** Names of the mutations, in their order. */
  readonly by: readonly string[];
}

/** Inputs grow no larger than this: a run shall try many. */
const MOST = 1_200_000;
const MOST_MUTATIONS = 3;

/** One to three mutations, one after the other. */
export function mutated(
  seed: string,
  mutations: Mutations,
  random: Random,
  other: () => string,
): Mutated {
  const names = Object.keys(mutations);
  const by = Array.from({ length: 1 + random.int(MOST_MUTATIONS) }, () => random.pick(names, ''));
  const input = by.reduce(
    (text, name) => (mutations[name]?.(text, random, other) ?? text).slice(0, MOST),
    seed,
  );
  return { input, by };
}

export const splice = (text: string, at: number, length: number, instead: string): string =>
  text.slice(0, at) + instead + text.slice(at + length);

/** A stretch of the text: at any place, mostly short. */
export function stretch(text: string, random: Random): readonly [at: number, length: number] {
  const at = random.int(text.length + 1);
  return [at, random.int(random.pick([2, 20, 200, 2000], 20))];
}
