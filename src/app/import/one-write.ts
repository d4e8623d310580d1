// Holds one write to a store that is under way, while the next is being made ready.

import { setImmediate } from 'node:timers/promises';

/** What the store does meanwhile is asked for at its end: one at a time, in order. */
export class OneWrite<Result> {
  #open: Promise<Result> | null = null;

  isOpen(): boolean {
    return this.#open !== null;
  }

  /** Lets a write under way take the answers of the database: others wait for it. To be called every few milliseconds. */
  async listen(): Promise<void> {
    if (this.#open) await setImmediate();
  }

  /** To be called after `end`. */
  begin(write: Promise<Result>): void {
    this.#open = write;
    // Whoever ends it is told the error; until then it is nobody's.
    write.catch(() => undefined);
  }

  /** @returns null where none was under way. @throws what made it fail. */
  async end(): Promise<Result | null> {
    const open = this.#open;
    this.#open = null;
    return open === null ? null : await open;
  }

  /** Waits for its end, whatever that is: nothing is asked of the store any more. */
  async abandon(): Promise<void> {
    await this.#open?.catch(() => undefined);
  }
}
