// Keeps what will happen, and gives it back in the order of time.

import type { Fact } from './fact.ts';
import { MINUTE } from './times.ts';

const SLOT = 10 * MINUTE;

/** Facts wait in slots of ten minutes; only a slot that is due is sorted. */
export class Calendar {
  readonly #slots: Map<number, Fact[]> = new Map();
  readonly #end: number;
  #next: number;

  /** Nothing happens from `end` on. */
  constructor(start: number, end: number) {
    this.#next = Math.floor(start / SLOT);
    this.#end = end;
  }

  add(fact: Fact): void {
    if (fact.time >= this.#end) return;
    const slot = Math.max(this.#next, Math.floor(fact.time / SLOT));
    const facts = this.#slots.get(slot);
    if (facts) facts.push(fact);
    else this.#slots.set(slot, [fact]);
  }

  /** All facts of slots that are over at `time`. */
  *until(time: number): Generator<Fact> {
    const last = Math.floor(Math.min(time, this.#end) / SLOT);
    for (; this.#next < last; this.#next++) yield* this.#take(this.#next);
  }

  *rest(): Generator<Fact> {
    yield* this.until(this.#end);
    yield* this.#take(this.#next);
  }

  *#take(slot: number): Generator<Fact> {
    const facts = this.#slots.get(slot);
    if (!facts) return;
    this.#slots.delete(slot);
    facts.sort((a, b) => a.time - b.time);
    yield* facts;
  }
}
