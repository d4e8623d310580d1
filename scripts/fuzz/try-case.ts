// Makes one case of a subject from its number, and looks what is wrong with the answer to it.
import { type Mutated, mutated } from './mutation.ts';
import { randomOf } from './random.ts';
import type { Seed, Subject } from './subject.ts';
import { cpuMs } from './time.ts';

const SURELY_QUICK_MS = 10;

/** Of a case that was not made by chance. */
export const NO_NUMBER = -1;

export interface Case extends Mutated {
  readonly seed: Seed;
  readonly number: number;
}

/** `from` names the seed; left out, the number chooses it. */
export function caseOf({ seeds, mutations }: Subject, number: number, from?: string): Case {
  const random = randomOf(number);
  const chosen = seeds[random.int(seeds.length)];
  const seed = from === undefined ? chosen : seeds.find(({ name }) => name === from);
  if (!seed) throw new Error(`fuzz: no seed ${from ?? ''}`);
  // What comes of our own mails must be ours: pieces are taken from our own as well.
  const others = seed.own ? seeds.filter(({ own }) => own) : seeds;
  const other = (): string => random.pick(others, seed).text;
  return { ...mutated(seed.text, mutations, random, other), seed, number };
}

/** What is wrong, in words that stay the same for the same fault; `''` where all is well. */
export function faultOf(subject: Subject, input: string): string {
  try {
    return isSlow(subject, input) ? 'slow' : (subject.flaws(input)[0] ?? '');
  } catch (error) {
    return thrown(error);
  }
}

/** Nothing but what takes longer than the shortest time allowed is measured more closely. */
function isSlow({ answer, allowedMs }: Subject, input: string): boolean {
  const started = performance.now();
  answer(input);
  const took = performance.now() - started;
  if (took < SURELY_QUICK_MS) return false;
  const allowed = allowedMs(input);
  return took > allowed && cpuMs(() => answer(input)) > allowed;
}

/** The message with the innermost place in our sources. */
function thrown(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}`;
  const place = /\/(src\/[\w/.-]+:\d+)/.exec(error.stack ?? '')?.[1] ?? '';
  return `throws ${error.name}: ${error.message.slice(0, 80)} ${place}`;
}
