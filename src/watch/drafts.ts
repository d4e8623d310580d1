// Keeps all incidents in the making: opens them, joins what is one, counts what becomes of their addresses.

import type { AddressBook } from './address-book.ts';
import { byCount } from './by-count.ts';
import { Draft, type Hooks } from './draft.ts';
import type { Refusal } from './refusal.ts';
import type { Run } from './run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What begins again so soon had not ended. */
const AGAIN = 2 * HOUR;
/** What began so long before a larger incident may be part of it. */
const HEAD_START = 30 * MINUTE;
/** So many other receivers in trouble at once are a sign that the trouble is ours. */
const OTHERS = 3;
/** So much refused by one lane, so much delivered by others (or of other domains) meanwhile: the receiver works. */
const [BY_ONE_LANE, BY_OTHERS] = [10, 5];
/** The rest is what happens every day. */
const MOSTLY = 0.75;
/** After so long nobody asks which addresses it were. */
const REMEMBERED = 60 * DAY;

export class Drafts {
  readonly #book: AddressBook;
  readonly #hooks: Hooks;
  readonly #open: Set<Draft> = new Set();
  readonly #drafts: Draft[] = [];
  /** The last one of each key. */
  readonly #byKey: Map<string, Draft> = new Map();

  constructor(book: AddressBook) {
    this.#book = book;
    this.#hooks = { count: this.#count, close: (draft) => this.#open.delete(draft) };
  }

  all(): readonly Draft[] {
    return this.#drafts.filter(({ isAbsorbed }) => !isAbsorbed);
  }

  /** An address of an incident got mail again. */
  seenAgain(address: number, as: 'delivered' | 'failed', time: number): void {
    const number = this.#book.incidentOf(address);
    if (number === 0) return;
    const draft = this.#drafts[number - 1];
    if (draft?.seenAgain(as, time)) this.#book.concern(address, 0);
  }

  /** @param onLane runs of the lane by which the last refusal came. */
  open(run: Run, { time, lane }: Refusal, onLane: readonly Run[]): void {
    run.isDone = isExplained(run);
    if (run.isDone || this.#isPartOfLarger(run, time) || isOurTrouble(run, onLane)) return;
    const isOurs = isByOneLane(run, lane);
    if (isOurs === null || isAtOneDomain(run)) return;
    const { refusals, goods } = run.dense();
    const start = refusals[0]?.time ?? time;
    const kind = isOurs ? 'own-fault' : run.detector.kind;
    const key = isOurs ? `${keyOf(run, refusals)} ${lane}` : keyOf(run, refusals);
    const draft =
      this.#again(key, start) ?? this.#add({ key, kind, run, foundAt: time, number: this.#next });
    const isReopened = draft.isClosed;
    this.#open.add(draft);
    draft.begin(run, refusals, goods);
    if (isReopened)
      for (const address of draft.addresses) this.#book.concern(address, draft.number);
    for (const other of this.#drafts)
      if (isLately(other, draft) && isPartOf(other, draft)) draft.absorb(other);
  }

  get #next(): number {
    return this.#drafts.length + 1;
  }

  #again(key: string, start: number): Draft | undefined {
    const draft = this.#byKey.get(key);
    return draft && !draft.isAbsorbed && (!draft.isClosed || start - draft.end <= AGAIN)
      ? draft
      : undefined;
  }

  #add(beginning: ConstructorParameters<typeof Draft>[0]): Draft {
    const draft = new Draft(beginning, this.#hooks);
    for (const old of this.#drafts)
      if (old.isClosed && beginning.foundAt - old.end > REMEMBERED) old.forgetAddresses();
    this.#drafts.push(draft);
    this.#byKey.set(beginning.key, draft);
    return draft;
  }

  /** Dead addresses stay dead; what the others were refused for says nothing about them. */
  readonly #count = ({ address }: Refusal, { kind, number }: Draft): void => {
    this.#book.concern(address, number);
    if (kind !== 'list-quality') this.#book.forgive(address);
  };

  #isPartOfLarger(run: Run, time: number): boolean {
    return [...this.#open].some(
      (draft) =>
        time >= draft.start &&
        draft.detector.absorbs.includes(run.detector.id) &&
        isMostly(run.refusals, ({ reason }) => draft.isFor(reason)) &&
        run.refusals.every(({ receiver }) => draft.receivers.has(receiver)),
    );
  }
}

/** Different names for different things, the same for what is one incident. */
function keyOf({ detector, reason }: Run, refusals: readonly Refusal[]): string {
  const [first] = refusals;
  const family = `${detector.family} ${reason}`;
  switch (detector.unites) {
    case 'receiver':
      return `${family} at ${first?.receiver}`;
    case 'domain':
      return `${family} at ${first?.domain}`;
    case 'campaign':
      return `${family} in ${first?.campaign || `stream ${first?.stream}`}`;
    case 'lane':
      return `${family} by ${first?.lane}`;
    case 'all':
      return family;
  }
}

/** Whether too few of its refusals are left without those of larger incidents. */
function isExplained({ detector, refusals }: Run): boolean {
  const left = refusals.filter(
    ({ drafts }) => !drafts.some((draft) => draft.detector.absorbs.includes(detector.id)),
  );
  return new Set(left.map(({ address }) => address)).size < detector.addresses;
}

/** Before a receiver is said to be in trouble: whether as many others are, by the same lane. */
function isOurTrouble({ detector, receivers, refusals }: Run, onLane: readonly Run[]): boolean {
  return onLane.some((ours) => {
    const reasons: readonly string[] = ours.detector.reasons;
    if (!ours.detector.absorbs.includes(detector.id)) return false;
    if (!isMostly(refusals, ({ reason }) => reasons.includes(reason))) return false;
    let others = 0;
    for (const receiver of ours.receivers) if (!receivers.has(receiver)) others++;
    return others >= OTHERS && ours.isBroad();
  });
}

/** Whether the receiver refuses what comes by this lane only; null: too little came to tell. */
function isByOneLane({ detector, refusals, goodLanes }: Run, lane: string): boolean | null {
  if (detector.kind !== 'provider-outage' || refusals.some((one) => one.lane !== lane))
    return false;
  let byOthers = 0;
  for (const [name, goods] of goodLanes) if (name !== lane) byOthers += goods;
  if (byOthers > 0 && refusals.length < BY_ONE_LANE) return null;
  return byOthers >= BY_OTHERS && (goodLanes.get(lane) ?? 0) < refusals.length;
}

/** Of all that an operator runs, only one domain is refused: that is for those who look at domains. */
function isAtOneDomain({ detector, refusals, goodDomains }: Run): boolean {
  if (detector.kind !== 'provider-outage' || detector.scope !== 'receiver') return false;
  const domain = mostFrequent(refusals.map((one) => one.domain));
  const there = refusals.filter((one) => one.domain === domain);
  if (there.length < MOSTLY * refusals.length || there[0]?.receiver === domain) return false;
  let elsewhere = 0;
  for (const [name, goods] of goodDomains) if (name !== domain) elsewhere += goods;
  return elsewhere >= BY_OTHERS && (goodDomains.get(domain) ?? 0) < there.length;
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return byCount(counts)[0] ?? '';
}

const isMostly = (refusals: readonly Refusal[], so: (one: Refusal) => boolean): boolean =>
  2 * refusals.filter(so).length > refusals.length;

const isLately = (draft: Draft, large: Draft): boolean =>
  draft !== large && !draft.isAbsorbed && draft.start >= large.start - HEAD_START;

/** Whether most of it happened where the larger one did, for the same reason. */
function isPartOf(draft: Draft, large: Draft): boolean {
  if (!large.detector.absorbs.includes(draft.detector.id)) return false;
  return (
    share(draft.reasons, (name) => large.isFor(name)) > 0.5 &&
    share(draft.receivers, (name) => large.receivers.has(name)) > 0.5
  );
}

function share(counts: ReadonlyMap<string, number>, concerns: (name: string) => boolean): number {
  let [sum, concerned] = [0, 0];
  for (const [name, count] of counts) {
    sum += count;
    if (concerns(name)) concerned += count;
  }
  return sum === 0 ? 0 : concerned / sum;
}
