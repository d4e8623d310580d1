// Remembers a bounded number of things by number: those that were put in longest ago are forgotten.

/** What is kept depends on the order of calls alone. */
export class BoundedMap<Value> {
  readonly #most: number;
  /** Two generations: when the young one is full, it becomes the old one, and the old one is gone. */
  #young: Map<number, Value> = new Map();
  #old: Map<number, Value> = new Map();

  /** @param most at most twice as many are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: number): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  put(key: number, value: Value): void {
    if (this.#young.size >= this.#most && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
