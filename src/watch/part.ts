// Tells when refusals have ended: weighs the deliveries since the last one against how much was refused before.

import type { Refusal } from './refusal.ts';

const HOUR = 3_600_000;
/** Logarithm of how unlikely so many deliveries in a row would be if it went on. */
const SURE = 16;
const SURE_AFTER_A_WHILE = 7;
const WHILE = 2 * HOUR;
/** After so long a single delivery is enough. */
const LONG = 24 * HOUR;
const [LEAST_PART, MOST_PART] = [0.1, 0.95];
/** Part that is refused on ordinary days. */
const USUAL = 0.005;
const MOST_STRAYS = 200;

/** The refusals of an incident at one receiver, or all of them. */
export class Part {
  refusals = 0;
  goods = 0;
  /** Of the last refusal that belongs to it. */
  last = 0;
  /** Of the first delivery since. */
  firstGood = 0;
  #goodsSince = 0;
  #quiet = 0;
  #isOver = false;
  /** Refusals since deliveries began again: by chance, or because it has not ended. */
  #strays: Refusal[] = [];

  get isOver(): boolean {
    return this.#isOver;
  }

  /** @returns the refusals that are now known to belong to it. */
  refuse(refusal: Refusal): readonly Refusal[] {
    const part = this.#part();
    this.#quiet -= Math.log(part / USUAL);
    this.#isOver = false;
    this.#strays.push(refusal);
    if (this.#strays.length > MOST_STRAYS) this.#strays.shift();
    if (this.#quiet > 0) return [];
    const belonging = this.#strays;
    this.#strays = [];
    this.#quiet = 0;
    this.refusals += belonging.length;
    this.goods += this.#goodsSince;
    this.#goodsSince = 0;
    this.firstGood = 0;
    this.last = refusal.time;
    return belonging;
  }

  deliver(time: number): void {
    if (this.#isOver) return;
    if (this.firstGood === 0) this.firstGood = time;
    this.#goodsSince++;
    this.#quiet = Math.min(SURE, this.#quiet + Math.log((1 - USUAL) / (1 - this.#part())));
    const quietFor = time - this.last;
    this.#isOver =
      this.#quiet >= SURE ||
      quietFor >= LONG ||
      (this.#quiet >= SURE_AFTER_A_WHILE && quietFor >= WHILE);
    if (this.#isOver) this.#quiet = SURE;
  }

  #part(): number {
    const part = this.refusals / Math.max(1, this.refusals + this.goods);
    return Math.min(MOST_PART, Math.max(LEAST_PART, part));
  }
}
