// Defines what a command is: what it takes, what it says in its help, what it does.

import type { Args } from './args.ts';

/** `--name`, or with `value` `--name VALUE`. */
export interface Option {
  readonly name: string;
  /** One letter, for `-j`. */
  readonly short?: string;
  /** What stands for its value in the help, e.g. `N`; left out for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Example {
  readonly line: string;
  readonly what: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Behind the name, one per way to call it: `PATH…`. */
  readonly usage: readonly string[];
  /** Paragraphs. */
  readonly details: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Resolves to the exit code. */
  readonly run: (args: Args) => Promise<number>;
}

/** Documented in `postbound --help`. */
export const EXIT = {
  ok: 0,
  /** Wrong usage, or a check that failed. */
  wrong: 1,
  /** Something named could not be read; the rest was done. */
  unreadable: 2,
  /** The store could not be used: locked, full, gone. What was told as stored is there. */
  store: 3,
  /** 128 + SIGINT, as shells expect. */
  interrupted: 130,
} as const;
