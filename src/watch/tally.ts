// Counts what happened lately: the last weeks weigh most.

const DAY = 86_400_000;
/** After so long, what was seen counts half. */
const HALF_LIFE = 30 * DAY;

export class Tally {
  #sum = 0;
  #at = 0;

  get sum(): number {
    return this.#sum;
  }

  /** Once a day is exact enough for what was seen before. */
  add(amount: number, time: number): void {
    const age = time - this.#at;
    if (age >= DAY) {
      this.#sum *= 2 ** (-age / HALF_LIFE);
      this.#at = time;
    }
    this.#sum += amount;
  }
}
