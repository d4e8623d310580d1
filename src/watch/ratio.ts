// Learns how much was tried and how much of it refused: the last weeks weigh most.

const DAY = 86_400_000;
/** After so long, what was seen counts half. */
const HALF_LIFE = 30 * DAY;

export class Ratio {
  #tried = 0;
  #refused = 0;
  #at = 0;

  get tried(): number {
    return this.#tried;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Once a day is exact enough for what was seen before. */
  add(tried: number, refused: number, time: number): void {
    const age = time - this.#at;
    if (age >= DAY) {
      const left = 2 ** (-age / HALF_LIFE);
      this.#tried *= left;
      this.#refused *= left;
      this.#at = time;
    }
    this.#tried += tried;
    this.#refused += refused;
  }

  /** @param prior what is taken for usual, as if `weight` had been tried. */
  part(prior: number, weight: number): number {
    return (this.#refused + prior * weight) / (this.#tried + weight);
  }
}
