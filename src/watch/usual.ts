// Knows which part of the mail is refused on ordinary days, by what is watched for, in all and by receiver.

import type { Acquaintance, Detector } from './detector.ts';
import { HALF_LIFE, Ratio } from './ratio.ts';
import type { ReceiverPlace } from './scopes.ts';

const DAY = 86_400_000;
/**
 * Part of living addresses that die in a day, until the history tells better: a quarter a year, what the trade takes
 * for usual (22–30 %).
 */
const DYING = 0.0008;
/** Until then: as if so much had been tried, mails or days of life. */
const [WEIGHT_OF_ALL, WEIGHT_THERE, WEIGHT] = [5_000, 2_000, 1_000];
const MOST = 0.3;

type Counts = Record<Acquaintance, number>;

interface Refused {
  readonly by: Detector;
  today: number;
  before: number;
}

export class Usual {
  #day = 0;
  readonly #today: Counts = { alive: 0, failing: 0, new: 0 };
  readonly #before: Counts = { alive: 0, failing: 0, new: 0 };
  /** By detector and reason. */
  readonly #refused: Map<string, Refused> = new Map();
  readonly #living: Ratio = new Ratio();
  readonly #working: Ratio = new Ratio();

  /** A mail, whatever became of it. @param lifeless days since its address showed life. */
  tried(
    { living, working }: ReceiverPlace,
    acquaintance: Acquaintance,
    lifeless: number,
    time: number,
  ): void {
    this.#turnTo(time);
    this.#today[acquaintance]++;
    if (acquaintance !== 'alive') return;
    living.try(lifeless, time);
    working.try(1, time);
    this.#living.try(lifeless, time);
    this.#working.try(1, time);
  }

  /** What a detector looks for. */
  refused(
    { living, working }: ReceiverPlace,
    detector: Detector,
    reason: string,
    time: number,
  ): void {
    const { id, kind, perDay } = detector;
    if (kind === 'provider-outage') {
      (perDay ? living : working).refuse(time);
      (perDay ? this.#living : this.#working).refuse(time);
      return;
    }
    this.#turnTo(time);
    const name = `${id} ${reason}`;
    const refused = this.#refused.get(name);
    if (refused) refused.today++;
    else this.#refused.set(name, { by: detector, today: 1, before: 0 });
  }

  /** A part of the mails, 0–1; where it grows with the days that an address lived, a part for each of them. */
  part(detector: Detector, reason: string, receiver: ReceiverPlace): number {
    const { id, kind, perDay, among, usual } = detector;
    if (kind === 'provider-outage')
      return perDay ? this.#dying(receiver) : this.#troubled(receiver, usual);
    let tried = WEIGHT;
    for (const acquaintance of among) tried += this.#before[acquaintance];
    const refused = this.#refused.get(`${id} ${reason}`)?.before ?? 0;
    return Math.min(MOST, Math.max(usual / 5, (refused + usual * WEIGHT) / tried));
  }

  #dying({ living }: ReceiverPlace): number {
    return living.part(this.#living.part(DYING, WEIGHT_OF_ALL), WEIGHT_THERE);
  }

  #troubled({ working }: ReceiverPlace, usual: number): number {
    const all = this.#working.part(usual, WEIGHT_OF_ALL);
    return Math.min(MOST, Math.max(usual, working.part(all, WEIGHT_THERE)));
  }

  #turnTo(time: number): void {
    const day = Math.floor(time / DAY);
    if (day === this.#day) return;
    const left = 2 ** (-((day - this.#day) * DAY) / HALF_LIFE);
    for (const refused of this.#refused.values()) {
      const { among, mostUsual } = refused.by;
      // One disaster does not hide the next; what is wrong with every mailing is found in the first ones only.
      const most = mostUsual * among.reduce((sum, one) => sum + this.#today[one], 0);
      refused.before = (refused.before + Math.min(refused.today, most)) * left;
      refused.today = 0;
    }
    for (const one of ['alive', 'failing', 'new'] as const) {
      this.#before[one] = (this.#before[one] + this.#today[one]) * left;
      this.#today[one] = 0;
    }
    this.#day = day;
  }
}
