// Defines what is fuzzed: from where its inputs come, how they change, what must hold of every answer.
import type { Mutations } from './mutation.ts';

/** An input to begin with. */
export interface Seed {
  /** Path, or rule with the number of its example: by this it is found again. */
  readonly name: string;
  readonly text: string;
  /** Ours: what comes of it may be kept in the repository. */
  readonly own: boolean;
}

export interface Subject {
  readonly name: 'mail' | 'reply';
  readonly seeds: readonly Seed[];
  readonly mutations: Mutations;
  readonly answer: (input: string) => object;
  /** Milliseconds that an answer may take. */
  readonly allowedMs: (input: string) => number;
  /** What is wrong with the answer. May throw: then that is what is wrong. */
  readonly flaws: (input: string) => string[];
  /** How a finding is kept in a file, and read again. */
  readonly ending: string;
  readonly encode: (input: string) => Uint8Array;
  readonly decode: (content: Uint8Array) => string;
}

/** Where findings are kept. */
export const FINDINGS = 'corpus/fuzz';
