// Weighs refusals against deliveries of one scope, one by one: is it still chance?

import { type Detector, expected } from './detector.ts';
import type { Draft } from './draft.ts';
import type { Refusal } from './refusal.ts';

/** What is so many times surer than needed is not forgotten later for it. */
const MOST_SURETY = 3;
const MOST_REFUSALS = 2000;
const MOST_RECEIVERS = 1000;
/** A first refusal so many times further off than the others stand apart is not the beginning. */
const STRAY = 5;
/** Fewer do not tell how far apart they stand. */
const FEWEST = 3;

/** Fewer are never usual. */
const LEAST_USUAL = 0.001;
const MOST_USUAL = 0.3;

interface Delivered {
  readonly receiver: string;
  readonly lane: string;
  readonly domain: string;
  /** Days since its address showed life. */
  readonly lifeless: number;
}

/**
 * A sequential test (Page's cumulative sum, Biometrika 1954): each refusal makes the score larger by the logarithm of how
 * much likelier it is in an incident, each delivery smaller. At zero it was chance, and the run is over; the first
 * refusal since then is where the incident began.
 */
export class Run {
  readonly detector: Detector;
  /** The reason, where each makes a run of its own; else `''`. */
  readonly reason: string;
  readonly refusals: Refusal[] = [];
  /** How much had been delivered before each of them. */
  readonly #goodsBefore: number[] = [];
  readonly addresses: Set<number> = new Set();
  readonly receivers: Set<string> = new Set();
  /** Receivers that took mail since the beginning and refused none. */
  readonly goodReceivers: Set<string> = new Set();
  readonly goodLanes: Map<string, number> = new Map();
  readonly goodDomains: Map<string, number> = new Map();
  /** Deliveries since the beginning. */
  goods = 0;
  /** Set once it is an incident: from then on the draft does the counting. */
  draft: Draft | null = null;
  /** Its incident has ended. */
  isDone = false;
  readonly #usual: number;
  #score = 0;
  #last = 0;

  /** @param usual part that is refused on ordinary days; of some, for each day since the address showed life. */
  constructor(detector: Detector, reason: string, usual: number) {
    this.detector = detector;
    this.reason = reason;
    this.#usual = usual;
  }

  isStale(time: number): boolean {
    return this.draft === null && time - this.#last > this.detector.patience;
  }

  refuse(refusal: Refusal): void {
    const usual = this.#usualAfter(refusal.lifeless);
    this.#last = refusal.time;
    if (!this.addresses.has(refusal.address)) {
      this.addresses.add(refusal.address);
      const score = this.#score + Math.log(expected(this.detector, usual) / usual);
      this.#score = Math.min(MOST_SURETY * this.detector.surety, score);
    }
    this.refusals.push(refusal);
    this.#goodsBefore.push(this.goods);
    if (this.refusals.length > MOST_REFUSALS) {
      this.refusals.shift();
      this.#goodsBefore.shift();
    }
    if (this.receivers.size < MOST_RECEIVERS) this.receivers.add(refusal.receiver);
    this.goodReceivers.delete(refusal.receiver);
  }

  /** @returns whether the run is over. */
  deliver({ receiver, lane, domain, lifeless }: Delivered): boolean {
    const usual = this.#usualAfter(lifeless);
    this.goods++;
    this.#score += Math.log((1 - expected(this.detector, usual)) / (1 - usual));
    if (this.#score <= 0) return true;
    if (this.detector.breadth > 0 && this.goodReceivers.size < MOST_RECEIVERS)
      if (!this.receivers.has(receiver)) this.goodReceivers.add(receiver);
    if (this.detector.kind === 'provider-outage') {
      add(this.goodLanes, lane);
      add(this.goodDomains, domain);
    }
    return false;
  }

  #usualAfter(lifeless: number): number {
    if (!this.detector.perDay) return this.#usual;
    return Math.min(MOST_USUAL, Math.max(LEAST_USUAL, this.#usual * lifeless));
  }

  /** Whether chance is out of the question. */
  isSure(): boolean {
    const { surety, addresses, receivers, afterGood } = this.detector;
    return (
      this.#score >= surety &&
      this.addresses.size >= addresses &&
      this.receivers.size >= receivers &&
      this.isBroad() &&
      (!afterGood || this.refusals.some(({ lifeless }) => lifeless > 0))
    );
  }

  isBroad(): boolean {
    const refusing = this.receivers.size;
    return refusing >= this.detector.breadth * (refusing + this.goodReceivers.size);
  }

  /**
   * Its refusals without those that came by chance long before, where deliveries lie between, and what was delivered
   * since.
   */
  dense(): { readonly refusals: readonly Refusal[]; readonly goods: number } {
    const { refusals } = this;
    const last = refusals[refusals.length - 1];
    let first = 0;
    while (last && refusals.length - first > FEWEST) {
      const [begin, next] = [refusals[first], refusals[first + 1]];
      if (!begin || !next) break;
      const apart = (last.time - next.time) / (refusals.length - first - 2);
      const isJoined = this.#goodsBefore[first] === this.#goodsBefore[first + 1];
      if (isJoined || next.time - begin.time <= STRAY * Math.max(apart, 60_000)) break;
      first++;
    }
    const goods = this.goods - (this.#goodsBefore[first] ?? 0);
    return { refusals: refusals.slice(first), goods };
  }
}

function add(counts: Map<string, number>, name: string): void {
  if (counts.size < MOST_RECEIVERS) counts.set(name, (counts.get(name) ?? 0) + 1);
}
