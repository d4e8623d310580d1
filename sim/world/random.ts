// Draws numbers that look random from a seed: the same seed, the same numbers (sfc32).

const WORDS = 2 ** 32;

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, name = '') {
    this.#a = seed >>> 0;
    this.#b = hashOf(name);
    this.#c = 0x9e3779b9;
    for (let warm = 0; warm < 12; warm++) this.#word();
  }

  #word(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    return this.#word() / WORDS;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('sim/empty-list: nothing to pick from');
    return found;
  }

  /** Waiting times around `median`; `spread` 1: most within a third and three times. */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  /** Signs of an id. */
  signs(count: number, alphabet = '0123456789abcdef'): string {
    let text = '';
    for (let sign = 0; sign < count; sign++) text += alphabet[this.below(alphabet.length)];
    return text;
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((count) => this.signs(count)).join('-');
  }
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
