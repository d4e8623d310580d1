// Writes phrases as rows of numbers, so that matching one reads a few neighbouring places in memory.

import { GAP, sequencesOf } from './phrase-syntax.ts';

/** What a program has in the place of a token's number of literals. */
export const GAP_TOKEN = 0;
export const DIGITS_TOKEN = 0xffff;

const FIRST_SIZE = 4096;

/**
 * The programs of a set of phrases, each written when it is first needed. As objects the phrases of all rules fill the
 * processor's caches several times over, and every match waits for memory.
 *
 * A program begins with the place of each way through the phrase; a way is: whether it has a gap, the number of its
 * tokens, the place of each; a token is: the number of its literals, then for each its length and its characters.
 * Places count from the beginning of the program.
 */
export class Programs {
  /** All programs behind each other. Grows: ask for it anew after `find`. */
  pool: Uint16Array = new Uint16Array(FIRST_SIZE);
  readonly #phrases: readonly string[];
  readonly #starts: Int32Array;
  #used = 0;

  constructor(phrases: readonly string[]) {
    this.#phrases = phrases;
    this.#starts = new Int32Array(phrases.length).fill(-1);
  }

  /** Where the program of a phrase begins in the pool. */
  find(id: number): number {
    const known = this.#starts[id] as number;
    return known >= 0 ? known : this.#write(id);
  }

  #write(id: number): number {
    const program = programOf(this.#phrases[id] ?? '');
    const start = this.#used;
    this.#used += program.length;
    if (this.#used > this.pool.length) {
      const larger = new Uint16Array(2 * this.#used);
      larger.set(this.pool);
      this.pool = larger;
    }
    this.pool.set(program, start);
    this.#starts[id] = start;
    return start;
  }
}

function programOf(phrase: string): number[] {
  const ways = sequencesOf(phrase);
  const program: number[] = ways.map(() => 0);
  ways.forEach((tokens, way) => {
    program[way] = program.length;
    program.push(tokens.includes(GAP) ? 1 : 0, tokens.length);
    const places = program.length;
    for (const _ of tokens) program.push(0);
    tokens.forEach((token, index) => {
      program[places + index] = program.length;
      if (typeof token === 'number') program.push(token === GAP ? GAP_TOKEN : DIGITS_TOKEN);
      else pushLiterals(program, typeof token === 'string' ? [token] : token);
    });
  });
  return program;
}

function pushLiterals(program: number[], literals: readonly string[]): void {
  program.push(literals.length);
  for (const literal of literals) {
    program.push(literal.length);
    for (let i = 0; i < literal.length; i++) program.push(literal.charCodeAt(i));
  }
}
