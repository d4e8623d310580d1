// Gives the same chances for the same number, on every machine.

export interface Random {
  /** 0 … below − 1; 0 where `below` is 0. */
  int(below: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  /** Of an empty list the fallback. */
  pick<T>(list: readonly T[], fallback: T): T;
}

/** Mulberry32: small and even enough to choose mutations by. */
export function randomOf(number: number): Random {
  let state = number >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * Math.max(1, below));
  return {
    int,
    chance: (percent) => int(100) < percent,
    pick: (list, fallback) => list[int(list.length)] ?? fallback,
  };
}

/** The number of one case of a run, so that each can be made again by itself. */
export const caseNumber = (seed: number, run: number): number =>
  (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) >>> 0;
