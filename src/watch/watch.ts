// Finds incidents in observations that come in the order of time.

import type { Incident } from '../model/incident.ts';
import type { Observation } from '../model/observation.ts';
import { domainOf } from '../text/address-key.ts';
import { AddressBook } from './address-book.ts';
import { describe } from './describe.ts';
import type { Acquaintance, Detector } from './detector.ts';
import { detectorsOf, VAGUE } from './detectors.ts';
import type { Draft } from './draft.ts';
import { Drafts } from './drafts.ts';
import { inFixedOrder } from './fixed-order.ts';
import type { Refusal } from './refusal.ts';
import { Run } from './run.ts';
import { type CampaignPlace, type Place, type ReceiverPlace, Scopes } from './scopes.ts';
import { Usual } from './usual.ts';

const DAY = 86_400_000;
/** A sign of life is good for so many days. */
const ALIVE = 90;

/** Where a mail went, for whom, by which way. */
interface Way {
  readonly receiver: ReceiverPlace;
  /** This lane at this receiver. */
  readonly laneThere: Place;
  readonly lane: Place;
  readonly campaign: CampaignPlace;
  /** Of the address. */
  readonly domain: string;
}

/** The address of an observation when it happened. */
interface Known {
  readonly number: number;
  readonly acquaintance: Acquaintance;
  /** Days since it last showed life, at least one; 0: it never did. */
  readonly lifeless: number;
}

interface Delivery extends Known {
  readonly receiver: ReceiverPlace;
  readonly lane: string;
  readonly domain: string;
  /** Why it was put off before; `''`: it was not. */
  readonly deferredFor: string;
  /** It is only put off by now. */
  readonly isDeferral: boolean;
}

/**
 * Holds no observations: scores of what may be an incident, about 35 bytes an address, and the addresses of incidents of
 * the last two months. The order of observations of the same time does not matter; what comes too late counts as of now.
 */
export class Watch {
  readonly #book: AddressBook = new AddressBook();
  readonly #scopes: Scopes = new Scopes();
  readonly #usual: Usual = new Usual();
  readonly #drafts: Drafts = new Drafts(this.#book);
  #now = Number.NEGATIVE_INFINITY;
  /** Of the same time. */
  #waiting: Observation[] = [];

  /** To be called in the order of `time`. */
  observe(observation: Observation): void {
    if (observation.time > this.#now) {
      this.#catchUp();
      this.#now = observation.time;
    }
    this.#waiting.push(observation);
  }

  /**
   * All that was found so far, oldest first; their `id` is 0.
   *
   * @param now epoch ms, to tell what is over because nothing more was heard of it.
   */
  incidents(now: number): Incident[] {
    this.#catchUp();
    return this.#drafts
      .all()
      .map((draft) => describe(draft, now))
      .sort((a, b) => a.start - b.start || a.foundAt - b.foundAt);
  }

  #catchUp(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    if (waiting.length > 1) waiting.sort(inFixedOrder);
    for (const observation of waiting) this.#take(observation);
    waiting.length = 0;
  }

  #take(observation: Observation): void {
    const number = this.#book.numberOf(observation.address);
    switch (observation.kind) {
      case 'delivered':
        this.#deliver(observation, this.#know(number));
        break;
      case 'deferred':
        this.#putOff(observation, this.#know(number));
        break;
      case 'failed':
        this.#refuse(observation, this.#know(number));
        break;
      case 'uncertain':
        break;
      default:
        this.#book.lives(number, this.#now);
    }
  }

  #know(number: number): Known {
    const life = this.#book.lifeOf(number);
    const days = (this.#now - life) / DAY;
    const isLately = life > 0 && days <= ALIVE;
    const lifeless = isLately ? Math.max(1, days) : 0;
    if (this.#book.isFailing(number)) return { number, acquaintance: 'failing', lifeless };
    return { number, acquaintance: isLately ? 'alive' : 'new', lifeless };
  }

  #wayOf({ address, receiver, lane, campaign, stream }: Observation): Way {
    const domain = domainOf(address);
    const place = this.#scopes.receiver(this.#scopes.operatorOf(receiver, domain), this.#now);
    return {
      receiver: place,
      laneThere: place.lane(lane),
      lane: this.#scopes.lane(lane),
      campaign: this.#scopes.campaign(campaign, stream, this.#now),
      domain,
    };
  }

  #deliver(observation: Observation, known: Known): void {
    const { acquaintance, lifeless } = known;
    const way = this.#wayOf(observation);
    const { receiver, laneThere } = way;
    this.#scopes.learnOperator(way.domain, observation.receiver);
    this.#drafts.seenAgain(known.number, 'delivered', this.#now);
    const deferredFor = this.#book.deferralOf(known.number, observation.message);
    if (deferredFor === '') this.#usual.tried(receiver, acquaintance, lifeless, this.#now);
    const { domain } = way;
    const { lane } = observation;
    const delivery = { ...known, receiver, lane, domain, deferredFor, isDeferral: false };
    this.#tellAll(way, delivery);
    receiver.isGone = false;
    receiver.lastGood = this.#now;
    laneThere.lastGood = this.#now;
    this.#book.lives(known.number, this.#now);
  }

  /** Everything that it has something in common with. */
  #tellAll(way: Way, delivery: Delivery): void {
    const { receiver, laneThere, lane, campaign } = way;
    this.#deliverAt(receiver, delivery);
    this.#deliverAt(laneThere, delivery);
    this.#deliverAt(lane, delivery);
    this.#deliverAt(campaign, delivery);
    const there = campaign.receivers.get(receiver.name);
    if (there) this.#deliverAt(there, delivery);
    const domain = this.#scopes.knownDomain(way.domain);
    if (!domain) return;
    this.#deliverAt(domain, delivery);
    if (!delivery.isDeferral) domain.isGone = false;
  }

  #deliverAt({ runs }: Place, delivery: Delivery): void {
    const { receiver, lane, domain, lifeless } = delivery;
    for (let index = runs.length - 1; index >= 0; index--) {
      const run = runs[index];
      if (!run) continue;
      if (run.draft) this.#deliverIn(run.draft, delivery);
      if (run.isDone) runs.splice(index, 1);
      if (run.isDone || run.draft || !counts(run.detector, delivery)) continue;
      if (
        run.isStale(this.#now) ||
        run.deliver({ receiver: receiver.name, lane, domain, lifeless })
      )
        runs.splice(index, 1);
    }
  }

  #deliverIn(draft: Draft, { receiver, acquaintance, deferredFor, isDeferral }: Delivery): void {
    if (isDeferral) return;
    const isTelling =
      draft.detector.among.includes(acquaintance) && !draft.reasons.has(deferredFor);
    draft.deliver(receiver.name, this.#now, isTelling);
  }

  #putOff(observation: Observation, known: Known): void {
    const { message, lane, reason } = observation;
    const way = this.#wayOf(observation);
    const { receiver } = way;
    this.#book.defers(known.number, message, reason);
    this.#usual.tried(receiver, known.acquaintance, known.lifeless, this.#now);
    const { domain } = way;
    const delivery = { ...known, receiver, lane, domain, deferredFor: reason, isDeferral: true };
    this.#tellAll(way, delivery);
    const refusal = this.#refusalOf(observation, known, way);
    for (const detector of detectorsOf(reason))
      if (concerns(detector, observation, known, way)) this.#weigh(detector, refusal, way);
  }

  #refuse(observation: Observation, known: Known): void {
    if (isFurtherOn(observation)) return;
    const { number, acquaintance, lifeless } = known;
    const { message, reason } = observation;
    const deferredFor = this.#book.deferralOf(number, message);
    this.#book.fails(number, this.#now);
    const way = this.#wayOf(observation);
    if (deferredFor === '') this.#usual.tried(way.receiver, acquaintance, lifeless, this.#now);
    const refusal = this.#refusalOf(observation, known, way);
    for (const detector of detectorsOf(reason))
      if (concerns(detector, observation, known, way) && !isOneOf(detector, deferredFor))
        this.#weigh(detector, refusal, way);
    // What one incident is to blame for says nothing about how another one ended.
    if (refusal.drafts.length === 0) this.#drafts.seenAgain(number, 'failed', this.#now);
  }

  #refusalOf(observation: Observation, known: Known, way: Way): Refusal {
    const { lane, campaign, stream, reason } = observation;
    return {
      time: this.#now,
      address: known.number,
      domain: way.domain,
      receiver: way.receiver.name,
      calledReceiver: observation.receiver,
      lane,
      campaign,
      stream,
      reason,
      lifeless: known.lifeless,
      lastGood: way.laneThere.lastGood,
      drafts: [],
    };
  }

  #weigh(detector: Detector, refusal: Refusal, way: Way): void {
    const place = this.#placeOf(detector, refusal, way);
    const { runs } = place;
    if (place.isGone && detector.kind === 'provider-outage') return;
    const reason = detector.apart ? refusal.reason : '';
    this.#usual.refused(way.receiver, detector, reason, this.#now);
    let run = this.#goingOn(runs, detector, reason);
    if (run?.draft) {
      if (run.draft.refuse(refusal)) return;
      runs.splice(runs.indexOf(run), 1);
      place.isGone ||= run.draft.isGone;
      if (place.isGone) return;
      run = undefined;
    }
    if (!run) {
      run = new Run(detector, reason, this.#usual.part(detector, reason, way.receiver));
      runs.push(run);
    }
    run.refuse(refusal);
    if (run.isSure()) this.#drafts.open(run, refusal, way.lane.runs);
  }

  #placeOf({ scope }: Detector, { domain }: Refusal, way: Way): Place {
    switch (scope) {
      case 'receiver':
        return way.receiver;
      case 'domain':
        return this.#scopes.domain(domain, this.#now);
      case 'lane':
        return way.lane;
      case 'campaign':
        return way.campaign;
      case 'lane-receiver':
        return way.laneThere;
      case 'campaign-receiver':
        return way.campaign.receiver(way.receiver.name);
    }
  }

  #goingOn(runs: Run[], detector: Detector, reason: string): Run | undefined {
    const index = runs.findIndex((run) => run.detector === detector && run.reason === reason);
    const run = runs[index];
    if (!run || (!run.isDone && !run.isStale(this.#now))) return run;
    runs.splice(index, 1);
    return undefined;
  }
}

const isOutage = ({ detector }: Run): boolean => detector.kind === 'provider-outage';

const isOneOf = ({ reasons }: Detector, reason: string): boolean =>
  (reasons as readonly string[]).includes(reason);

/** Whether it counts as not refused. */
function counts(detector: Detector, { acquaintance, deferredFor, isDeferral }: Delivery): boolean {
  if (!detector.among.includes(acquaintance)) return false;
  if (isDeferral) return detector.deferrals && !isOneOf(detector, deferredFor);
  return deferredFor === '' || !detector.deferrals;
}

/** Who forwards, or expands a list, is refused for itself. */
const isFurtherOn = ({ fault, hop }: Observation): boolean =>
  fault === 'forwarding' || hop === 'forwarder' || hop === 'list';

/** Notices of an earlier acceptance come in heaps, long after the deliveries they would be compared with. */
const isDenied = ({ kind, stage }: Observation): boolean => kind === 'failed' && stage !== 'async';

/** What waits longer in the queue before it is given up tells by its deferral when the trouble was. */
const TOLD_BEFORE = 6 * 3_600_000;

/** A deferral without a cause may be greylisting in words that nobody knows. */
function isInTrouble({ kind, reason, permanence, time, sentAt }: Observation): boolean {
  if (kind === 'failed' && time - sentAt > TOLD_BEFORE) return false;
  return !VAGUE.has(reason) || (kind === 'failed' && permanence.message === 'temporary');
}

function concerns(
  { kind, among, deferrals, scope, perDay }: Detector,
  observation: Observation,
  { acquaintance }: Known,
  { receiver, domain }: Way,
): boolean {
  const { kind: what, reason, hop } = observation;
  if (!among.includes(acquaintance)) return false;
  if (what === 'deferred' && !deferrals) return false;
  switch (kind) {
    case 'provider-outage':
      if (scope === 'domain' && domain === receiver.name) return false;
      return perDay ? isDenied(observation) : isInTrouble(observation);
    case 'list-quality':
      return (
        what === 'failed' &&
        !receiver.runs.some((run) => isOutage(run) && run.draft !== null && !run.isDone)
      );
    case 'receiver-misconfigured':
      return hop !== 'own' || reason === 'tls-failure';
    default:
      return true;
  }
}
