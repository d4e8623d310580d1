// Grows an incident while refusals and deliveries come in, until it has ended.

import type { IncidentKind } from '../model/incident.ts';
import type { Detector } from './detector.ts';
import { Part } from './part.ts';
import type { Refusal } from './refusal.ts';
import type { Run } from './run.ts';

const DAY = 86_400_000;
/** After so long without a refusal one delivery is enough. */
const LONG = DAY;
/** Whatever refuses its addresses for longer is no outage. */
const LONGEST_OUTAGE = 7 * DAY;
const MOST_NAMES = 2000;
/** A sample of so many tells whether addresses work again (field rule). */
const SAMPLE = 200;
const MOST_OF_THEM = 0.8;
const WORKING = 0.95;
const STILL_FAILING = 0.8;

/** What is done when a refusal turns out to belong to it, and when it has ended. */
export interface Hooks {
  readonly count: (refusal: Refusal, draft: Draft) => void;
  readonly close: (draft: Draft) => void;
}

interface Beginning {
  readonly number: number;
  readonly key: string;
  readonly kind: IncidentKind;
  readonly run: Run;
  readonly foundAt: number;
}

export class Draft {
  /** From 1. */
  readonly number: number;
  readonly kind: IncidentKind;
  readonly detector: Detector;
  /** What it shares with refusals that would be the same incident. */
  readonly key: string;
  readonly runs: Set<Run> = new Set();
  readonly addresses: Set<number> = new Set();
  readonly reasons: Map<string, number> = new Map();
  readonly domains: Map<string, number> = new Map();
  readonly receivers: Map<string, number> = new Map();
  /** As observations call them. */
  readonly calledReceivers: Map<string, number> = new Map();
  readonly lanes: Map<string, number> = new Map();
  readonly campaigns: Map<string, number> = new Map();
  start: number;
  foundAt: number;
  refusals = 0;
  /** Of these, to addresses that had shown life in the last 14 days. */
  lively = 0;
  lastGood = 0;
  isClosed = false;
  /** It went on for longer than an outage lasts. */
  isTooLong = false;
  /** Turned out to be part of a larger one. */
  isAbsorbed = false;
  after: { delivered: number; failed: number } = { delivered: 0, failed: 0 };
  readonly #parts: Map<string, Part> = new Map();
  readonly #hooks: Hooks;
  /** Parts whose end is not clear yet. */
  #going = 0;
  #end = 0;
  #firstGood = 0;
  /** Delivered until it was found. */
  #goodsBefore = 0;
  /** Of addresses, once they are forgotten. */
  #size = 0;

  constructor({ number, key, kind, run, foundAt }: Beginning, hooks: Hooks) {
    this.#hooks = hooks;
    this.number = number;
    this.key = key;
    this.kind = kind;
    this.detector = run.detector;
    this.foundAt = foundAt;
    this.start = foundAt;
  }

  /** The refusals by which it was found, oldest first. */
  begin(run: Run, refusals: readonly Refusal[], goods: number): void {
    this.runs.add(run);
    run.draft = this;
    const fresh = refusals.filter(({ drafts }) => !drafts.includes(this));
    const [first] = fresh;
    if (!first) return;
    if (first.time < this.start) {
      this.start = first.time;
      if (this.lastGood > this.start) this.lastGood = 0;
    }
    if (this.isClosed) this.#reopen();
    for (const refusal of fresh) this.#take(refusal);
    this.#goodsBefore = Math.max(this.#goodsBefore, goods);
    for (const { lastGood } of fresh)
      if (lastGood <= this.start) this.lastGood = Math.max(this.lastGood, lastGood);
  }

  /** @returns false where it is too late to be the same incident: that is closed now. */
  refuse(refusal: Refusal): boolean {
    if (refusal.drafts.includes(this)) return true;
    this.settle(refusal.time);
    if (
      !this.isClosed &&
      this.kind === 'provider-outage' &&
      refusal.time - this.start > LONGEST_OUTAGE
    ) {
      this.isTooLong = true;
      this.#close();
    }
    if (this.isClosed) return false;
    this.#take(refusal);
    return true;
  }

  /** One of its addresses was mailed again. @returns whether that tells how it ended. */
  seenAgain(as: 'delivered' | 'failed', time: number): boolean {
    this.settle(time);
    if (!this.isClosed) return false;
    // Within a week it may be the same trouble still.
    if (as === 'failed' && this.kind === 'provider-outage' && time - this.start < LONGEST_OUTAGE)
      return false;
    this.after[as]++;
    return true;
  }

  /** @param isTelling whether this mail would have been refused while it went on. */
  deliver(receiver: string, time: number, isTelling: boolean): void {
    if (!this.isEverywhere && !this.receivers.has(receiver)) return;
    if (this.#firstGood === 0) this.#firstGood = time;
    if (this.isClosed || !isTelling) return;
    const part = this.#partOf(receiver);
    if (part.isOver) return;
    part.deliver(time);
    if (part.isOver) this.#going--;
    if (this.#going === 0 || time - this.#end > LONG) this.#close();
  }

  #take(refusal: Refusal): void {
    const part = this.#partOf(refusal.receiver);
    if (part.isOver) this.#going++;
    const belonging = part.refuse(refusal);
    if (belonging.length === 0) return;
    this.#end = Math.max(this.#end, part.last);
    this.#firstGood = 0;
    this.#count(belonging);
  }

  /** Closes what nothing was heard of for long enough. */
  settle(time: number): void {
    if (!this.isClosed && this.isForgotten(time)) this.#close();
  }

  isForgotten(time: number): boolean {
    return time - this.#end > this.detector.pause;
  }

  /** Of the last refusal, epoch ms. */
  get end(): number {
    return this.#end;
  }

  /** Of the first delivery behind it to one of its receivers, epoch ms; 0: none yet. */
  get firstGood(): number {
    return this.#firstGood;
  }

  /** How many addresses. */
  get size(): number {
    return Math.max(this.#size, this.addresses.size);
  }

  /** Addresses that were refused for so long do not exist any more. */
  get isGone(): boolean {
    return this.isTooLong && this.refusals > this.goods;
  }

  /** Deliveries while it went on. */
  get goods(): number {
    let goods = this.#goodsBefore;
    for (const part of this.#parts.values()) goods += part.goods;
    return goods;
  }

  /** Enough of its addresses took mail since. */
  get isVerified(): boolean {
    const { delivered, failed } = this.after;
    const seen = delivered + failed;
    const enough = Math.min(SAMPLE, Math.ceil(MOST_OF_THEM * this.size));
    return this.isClosed && seen >= enough && delivered >= WORKING * seen;
  }

  /** No outage: its addresses do not take mail a week later either. */
  get isRefuted(): boolean {
    const { delivered, failed } = this.after;
    return (
      this.kind === 'provider-outage' &&
      failed >= this.detector.addresses &&
      failed >= STILL_FAILING * (delivered + failed)
    );
  }

  isFor(reason: string): boolean {
    return (
      (this.detector.reasons as readonly string[]).includes(reason) || this.reasons.has(reason)
    );
  }

  /** It concerns all receivers, whoever was refused. */
  get isEverywhere(): boolean {
    return this.detector.scope === 'lane' && this.detector.ends === 'together';
  }

  #partOf(receiver: string): Part {
    const name = this.detector.ends === 'together' ? '' : receiver;
    let part = this.#parts.get(name);
    if (!part) {
      part = new Part();
      this.#parts.set(name, part);
      this.#going++;
    }
    return part;
  }

  #close(): void {
    if (!this.isClosed) this.#hooks.close(this);
    this.isClosed = true;
    for (const run of this.runs) run.isDone = true;
    this.runs.clear();
  }

  /** The other one is a part of this. */
  absorb(other: Draft): void {
    other.isAbsorbed = true;
    other.#close();
    if (other.kind !== this.kind) return;
    this.start = Math.min(this.start, other.start);
    this.foundAt = Math.min(this.foundAt, other.foundAt);
  }

  forgetAddresses(): void {
    this.#size = this.size;
    this.addresses.clear();
  }

  #reopen(): void {
    this.isClosed = false;
    this.after = { delivered: 0, failed: 0 };
  }

  #count(refusals: readonly Refusal[]): void {
    for (const refusal of refusals) {
      refusal.drafts.push(this);
      this.refusals++;
      this.addresses.add(refusal.address);
      if (refusal.lifeless > 0 && refusal.lifeless <= 14) this.lively++;
      add(this.reasons, refusal.reason);
      add(this.domains, refusal.domain);
      add(this.receivers, refusal.receiver);
      add(this.calledReceivers, refusal.calledReceiver);
      add(this.lanes, refusal.lane);
      add(this.campaigns, refusal.campaign);
      this.#hooks.count(refusal, this);
    }
  }
}

function add(counts: Map<string, number>, name: string): void {
  const count = counts.get(name);
  if (count !== undefined) counts.set(name, count + 1);
  else if (counts.size < MOST_NAMES) counts.set(name, 1);
}
