// Learns which part of the mail is refused on ordinary days, by what is watched for, in all and by receiver.

import type { Acquaintance, Detector } from './detectors.ts';
import { Ratio } from './ratio.ts';
import type { ReceiverPlace } from './scopes.ts';

/**
 * Part of living addresses that die in a day, until the history tells better: a quarter a year, what the trade takes
 * for usual (22–30 %).
 */
const DYING = 0.0008;
/** Until then: as if so much had been tried, mails or days of life. */
const [WEIGHT_OF_ALL, WEIGHT_THERE, WEIGHT] = [5_000, 2_000, 1_000];
const MOST = 0.3;

export class Usual {
  readonly #tried: Readonly<Record<Acquaintance, Ratio>> = {
    alive: new Ratio(),
    failing: new Ratio(),
    new: new Ratio(),
  };
  readonly #refused: Map<string, Ratio> = new Map();
  readonly #living: Ratio = new Ratio();
  readonly #working: Ratio = new Ratio();

  /** A mail, whatever became of it. */
  tried(acquaintance: Acquaintance, time: number): void {
    this.#tried[acquaintance].add(1, 0, time);
  }

  /** Refusals that were chance after all. */
  refused({ id }: Detector, reason: string, count: number, time: number): void {
    const name = `${id} ${reason}`;
    let ratio = this.#refused.get(name);
    if (!ratio) {
      ratio = new Ratio();
      this.#refused.set(name, ratio);
    }
    ratio.add(0, count, time);
  }

  /** A part of the mails, 0–1. */
  part({ id, among, usual }: Detector, reason: string): number {
    let tried = WEIGHT;
    for (const acquaintance of among) tried += this.#tried[acquaintance].tried;
    const refused = this.#refused.get(`${id} ${reason}`)?.refused ?? 0;
    return Math.min(MOST, Math.max(usual / 5, (refused + usual * WEIGHT) / tried));
  }

  /** Living addresses of a receiver, the days since they had shown life, and how many were denied. */
  lived({ living }: ReceiverPlace, days: number, denied: number, time: number): void {
    living.add(days, denied, time);
    this.#living.add(days, denied, time);
  }

  /** Part of them that is denied for each day since they showed life. */
  dying({ living }: ReceiverPlace): number {
    return living.part(this.#living.part(DYING, WEIGHT_OF_ALL), WEIGHT_THERE);
  }

  /** Mails to living addresses of a receiver, and how many met with trouble. */
  worked({ working }: ReceiverPlace, mails: number, troubled: number, time: number): void {
    working.add(mails, troubled, time);
    this.#working.add(mails, troubled, time);
  }

  /** Part of them that meets with trouble. */
  troubled({ working }: ReceiverPlace, { usual }: Detector): number {
    const all = this.#working.part(usual, WEIGHT_OF_ALL);
    return Math.min(MOST, Math.max(usual, working.part(all, WEIGHT_THERE)));
  }
}
