// Measures one promise and prints it against its bar: `figure · bar · pass|FAIL`.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Bar {
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

export interface Claim {
  /** What the figure counts, such as `kind read right`. */
  readonly name: string;
  readonly bar: Bar;
  /** Behind the figure: ` %`, ` ms` … */
  readonly unit?: string;
  /** A path under ../shared; where it is absent the claim is skipped. */
  readonly needs?: string;
  /** Gets the absolute path of `needs`, `''` without one. */
  readonly measure: (path: string) => number | Promise<number>;
}

export async function claim({ name, bar, unit = '', needs, measure }: Claim): Promise<void> {
  const path = needs === undefined ? '' : resolve('../shared', needs);
  const words = `${bar.words}${unit}`;
  if (path !== '' && !existsSync(path)) {
    console.log(`${name} · ${words} · skipped (../shared/${needs} is absent)`);
    return;
  }
  try {
    const value = await measure(path);
    const holds = bar.holds(value);
    if (!holds) process.exitCode = 1;
    console.log(`${name} ${show(value)}${unit} · ${words} · ${holds ? 'pass' : 'FAIL'}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`${name} unknown · ${words} · FAIL (${String(error).split('\n')[0]})`);
  }
}

export function atLeast(least: number): Bar {
  return { words: `at least ${show(least)}`, holds: (value) => value >= least };
}

export function atMost(most: number): Bar {
  return { words: `at most ${show(most)}`, holds: (value) => value <= most };
}

export function exactly(wanted: number): Bar {
  return { words: `exactly ${show(wanted)}`, holds: (value) => value === wanted };
}

/** Cut, not rounded: 98.996 must not be shown as a passing 99. */
function show(value: number): string {
  return String(Number.isInteger(value) ? value : Math.trunc(value * 100) / 100);
}
