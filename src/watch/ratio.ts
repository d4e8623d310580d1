// Learns which part is refused on ordinary days from what was tried day by day: the last weeks weigh most.

const DAY = 86_400_000;
/** After so long, what was seen counts half. */
export const HALF_LIFE: number = 30 * DAY;
/**
 * Of a day no larger part is taken for usual: one disaster does not hide the next, and what is wrong every day is found
 * once, not every day.
 */
const MOST_IN_A_DAY = 0.02;

export class Ratio {
  #weight = 0;
  #refused = 0;
  #day = 0;
  #today: { mails: number; weight: number; refused: number } = { mails: 0, weight: 0, refused: 0 };

  /** @param weight what the mail weighs: 1, or the days that its address lived. */
  try(weight: number, time: number): void {
    const today = this.#of(time);
    today.mails++;
    today.weight += weight;
  }

  /** Of a mail that was tried. */
  refuse(time: number): void {
    this.#of(time).refused++;
  }

  /** Until the day before. @param prior what is taken for usual, as if `weight` had been tried. */
  part(prior: number, weight: number): number {
    return (this.#refused + prior * weight) / (this.#weight + weight);
  }

  #of(time: number): { mails: number; weight: number; refused: number } {
    const day = Math.floor(time / DAY);
    const today = this.#today;
    if (day === this.#day) return today;
    const left = 2 ** (-((day - this.#day) * DAY) / HALF_LIFE);
    this.#weight = (this.#weight + today.weight) * left;
    this.#refused = (this.#refused + Math.min(today.refused, MOST_IN_A_DAY * today.mails)) * left;
    this.#day = day;
    today.mails = 0;
    today.weight = 0;
    today.refused = 0;
    return today;
  }
}
