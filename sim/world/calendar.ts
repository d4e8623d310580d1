// Keeps what will happen, and gives it back in the order of time.

import { MINUTE } from './times.ts';

const SLOT = 10 * MINUTE;

/** What is to come waits in slots of ten minutes; only a slot that is due is sorted. */
export class Calendar<Item extends { readonly time: number }> {
  readonly #slots: Map<number, Item[]> = new Map();
  readonly #end: number;
  #next: number;

  /** Nothing happens from `end` on. */
  constructor(start: number, end: number) {
    this.#next = Math.floor(start / SLOT);
    this.#end = end;
  }

  add(item: Item): void {
    if (item.time >= this.#end) return;
    const slot = Math.max(this.#next, Math.floor(item.time / SLOT));
    const items = this.#slots.get(slot);
    if (items) items.push(item);
    else this.#slots.set(slot, [item]);
  }

  /** All of slots that are over at `time`. */
  *until(time: number): Generator<Item> {
    const last = Math.floor(Math.min(time, this.#end) / SLOT);
    for (; this.#next < last; this.#next++) yield* this.#take(this.#next);
  }

  *rest(): Generator<Item> {
    yield* this.until(this.#end);
    yield* this.#take(this.#next);
  }

  *#take(slot: number): Generator<Item> {
    const items = this.#slots.get(slot);
    if (!items) return;
    this.#slots.delete(slot);
    items.sort((a, b) => a.time - b.time);
    yield* items;
  }
}
