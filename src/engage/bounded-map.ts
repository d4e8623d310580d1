// Remembers a bounded number of things by number: those that were put in longest ago are forgotten.

const FEWEST = 64;
/** Half of the places are free, so nothing stands this far off, unless names were made to collide: then one is forgotten. */
const FARTHEST = 64;

/** What is kept depends on the order of calls alone. Keys are numbers as `numberOf` and `pairOf` give them, above 0. */
export class BoundedMap<Value> {
  readonly #most: number;
  /** Two generations: when the young one is full, it becomes the old one, and the old one is gone. */
  #young: Table<Value> = new Table();
  #old: Table<Value> = new Table();

  /** @param most at most twice as many are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: number): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  put(key: number, value: Value): void {
    if (this.#young.size >= this.#most && this.#young.get(key) === undefined) {
      this.#old = this.#young;
      this.#young = new Table();
    }
    this.#young.put(key, value);
  }
}

/** Open addressing: a Map makes an object of each number that is no small integer, which took half of the time. */
class Table<Value> {
  size = 0;
  #keys: Float64Array = new Float64Array(FEWEST);
  #values: (Value | undefined)[] = new Array<Value | undefined>(FEWEST);

  get(key: number): Value | undefined {
    const place = this.#placeOf(key);
    return this.#keys[place] === key ? this.#values[place] : undefined;
  }

  put(key: number, value: Value): void {
    const place = this.#placeOf(key);
    const before = this.#keys[place];
    this.#values[place] = value;
    this.#keys[place] = key;
    if (before !== 0) return;
    this.size++;
    if (this.size * 2 > this.#keys.length) this.#grow();
  }

  /** Where the key stands, or is to stand. Low bits of a key are as good as any. */
  #placeOf(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let place = (key >>> 0) & last;
    for (let tried = 1; tried < FARTHEST && keys[place] !== 0 && keys[place] !== key; tried++)
      place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Float64Array(keys.length * 2);
    this.#values = new Array<Value | undefined>(keys.length * 2);
    keys.forEach((key, at) => {
      if (key === 0) return;
      const place = this.#placeOf(key);
      this.#keys[place] = key;
      this.#values[place] = values[at];
    });
  }
}
