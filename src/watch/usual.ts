// Learns which part of the mail is refused on ordinary days, by receiver and by what is watched for.

import type { Acquaintance, Detector } from './detectors.ts';
import type { ReceiverPlace } from './scopes.ts';
import { Tally } from './tally.ts';

/**
 * Part of living addresses that die in a day, until the history tells better: a quarter a year, what the trade takes
 * for usual (22–30 %).
 */
const DYING = 0.0008;
/** The prior counts as if so many address-days had been seen. */
const DYING_WEIGHT = 5_000;
const RECEIVER_WEIGHT = 2_000;
/** As if so many mails had been seen. */
const WEIGHT = 2_000;
const MOST_USUAL = 0.3;

export class Usual {
  readonly #tried: Readonly<Record<Acquaintance, Tally>> = {
    alive: new Tally(),
    failing: new Tally(),
    new: new Tally(),
  };
  readonly #refused: Map<string, Tally> = new Map();
  /** Days that living addresses lived until they were mailed again, and how many of them were refused. */
  readonly #days: Tally = new Tally();
  readonly #deaths: Tally = new Tally();

  tried(acquaintance: Acquaintance, time: number): void {
    this.#tried[acquaintance].add(1, time);
  }

  /** Of refusals that were chance after all. */
  refused({ id }: Detector, reason: string, count: number, time: number): void {
    const name = `${id} ${reason}`;
    let tally = this.#refused.get(name);
    if (!tally) {
      tally = new Tally();
      this.#refused.set(name, tally);
    }
    tally.add(count, time);
  }

  lived({ days, deaths }: ReceiverPlace, lived: number, refused: number, time: number): void {
    days.add(lived, time);
    this.#days.add(lived, time);
    if (refused === 0) return;
    deaths.add(refused, time);
    this.#deaths.add(refused, time);
  }

  /** A part of those mailed, 0–1. */
  part({ id, among, usual }: Detector, reason: string): number {
    let tried = WEIGHT;
    for (const acquaintance of among) tried += this.#tried[acquaintance].sum;
    const refused = this.#refused.get(`${id} ${reason}`)?.sum ?? 0;
    return Math.min(MOST_USUAL, Math.max(usual / 5, (refused + usual * WEIGHT) / tried));
  }

  /** Part of a receiver's living addresses that are refused for each day since they showed life. */
  perDay({ days, deaths }: ReceiverPlace): number {
    const all = (this.#deaths.sum + DYING * DYING_WEIGHT) / (this.#days.sum + DYING_WEIGHT);
    return (deaths.sum + all * RECEIVER_WEIGHT) / (days.sum + RECEIVER_WEIGHT);
  }
}
