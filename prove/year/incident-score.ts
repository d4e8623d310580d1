// Compares the incidents that were found with those that were laid down.
import { fateOf } from '../../sim/world/fate.ts';
import type { Part, Incident as True } from '../../sim/world/incidents.ts';
import type { Person } from '../../sim/world/population.ts';
import type { World } from '../../sim/world/world.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';
import { receiverOf } from '../../src/pipeline/observe.ts';
import { addressKey } from '../../src/text/address-key.ts';

/** Fewer addresses than that nobody could tell from chance. */
const FEWEST = 8;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The dead of a list show by its first mailings. */
const LIST_WAITS = 15 * DAY;
/** A mail that waited in the queue fails so long after the incident that it met with. */
const QUEUED = 5 * DAY + 60 * MINUTE;

export interface IncidentScore {
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly True[];
  /** Called something that they are not. */
  readonly wrong: readonly Incident[];
  /** Called an outage, and none. */
  readonly wrongOutages: readonly Incident[];
  /**
   * The same, but taken back by the watch itself: a server that is switched off for good looks like one that will come
   * back, until it does not.
   */
  readonly takenBack: readonly Incident[];
}

export function incidentScore(world: World, found: readonly Incident[]): IncidentScore {
  const truths = world.incidents
    .filter(({ kind, met }) => kind !== '' && met.people.size > 0)
    .map((one) => placed(one, world.people));
  const fits = (one: Incident): boolean => truths.some((truth) => isSame(truth, one));
  const others = found.filter(({ kind }) => kind !== 'provider-outage');
  const wanted = truths.filter(
    ({ told }) =>
      !told.isMinor && told.kind !== 'provider-outage' && told.met.people.size >= FEWEST,
  );
  const missed = wanted.filter((truth) => !found.some((one) => isSame(truth, one)));
  const wrong = others.filter((one) => !fits(one));
  const outages = found.filter((one) => one.kind === 'provider-outage' && !fits(one));
  return {
    precision: (100 * (others.length - wrong.length)) / others.length,
    recall: (100 * (wanted.length - missed.length)) / wanted.length,
    missed: missed.map(({ told }) => told),
    wrong,
    wrongOutages: outages.filter(({ state }) => state !== 'dismissed'),
    takenBack: outages.filter(({ state }) => state === 'dismissed'),
  };
}

/** Where an incident could be seen. */
interface Placed {
  readonly told: True;
  readonly receivers: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}

function placed(told: True, people: readonly Person[]): Placed {
  const receivers = new Set<string>();
  for (const number of told.met.people) {
    const { receiver, address } = people[number] as Person;
    // Where no server was found, the domain stands for it.
    receivers.add(receiverOf('', address)).add(receiverOf(receiver.mx[0] ?? '', address));
  }
  const lanes = new Set(told.parts.flatMap(({ lane }) => lane ?? []));
  const waits = told.parts.length === 0 ? LIST_WAITS : QUEUED;
  return { told, receivers, lanes, start: told.met.firstAt, end: told.met.lastAt + waits };
}

function isSame({ told, receivers, lanes, start, end }: Placed, one: Incident): boolean {
  const isThen = one.start <= end && (one.end === 0 || one.end >= start);
  return (
    told.kind === one.kind &&
    isThen &&
    meet(receivers, one.receivers) &&
    meet(lanes, one.lanes) &&
    meet(new Set(told.campaigns), one.campaigns)
  );
}

/** What is not told on one side concerns all. */
const meet = (truth: ReadonlySet<string>, found: readonly string[]): boolean =>
  truth.size === 0 || found.length === 0 || found.some((name) => truth.has(name));

/** One time at which an outage began to touch mail. */
export interface Onset {
  readonly name: string;
  readonly at: number;
  /** Minutes until it was found; `Infinity`: never. */
  readonly minutes: number;
}

/** The beginnings of the great outages: parts that begin together are one. */
export function onsets(world: World, found: readonly Incident[]): Onset[] {
  return world.incidents
    .filter(isGreatOutage)
    .flatMap((told) => beginnings(told.parts).map((at) => onset(told, at, world, found)));
}

/** What comes after an outage is not one of its beginnings. */
function beginnings(parts: readonly Part[]): number[] {
  const touched = parts.filter(({ firstAt, share }) => firstAt > 0 && share >= 0.1);
  const starts = [...new Set(touched.map(({ start }) => start))];
  return starts.map((start) =>
    Math.min(...touched.filter((part) => part.start === start).map(({ firstAt }) => firstAt)),
  );
}

function onset(told: True, at: number, world: World, found: readonly Incident[]): Onset {
  const truth = placed(told, world.people);
  const same = found.filter((one) => isSame(truth, one) && one.foundAt >= at - MINUTE);
  const seen = same.filter((one) => one.start < at + DAY).map(({ foundAt }) => foundAt);
  // One that was found before and goes on needs not be found again.
  const goesOn = found.some(
    (one) => isSame(truth, one) && one.foundAt < at && (one.end === 0 || one.end > at),
  );
  const minutes = goesOn ? 0 : (Math.min(...seen) - at) / MINUTE;
  return { name: told.name, at, minutes };
}

/**
 * Whether a failure is due to a great outage, by what is true: the address met with it, the mail was tried then, and the
 * mailbox took mail at the time.
 */
export function outageAt(world: World, end: number): (failure: Observation) => boolean {
  const people = new Map(world.people.map((one) => [addressKey(one.address), one]));
  const outages = world.incidents.filter(isGreatOutage);
  return ({ address, time, sentAt }) => {
    const person = people.get(address);
    if (!person) return false;
    const isWell = fateOf(person, end).spells.every(
      ({ since, until }) => time < since || time >= until,
    );
    const isThen = ({ start, end: until }: Part): boolean =>
      time >= start && time < until + QUEUED && sentAt < until;
    const isMet = ({ met, parts }: True): boolean =>
      met.people.has(person.number) && parts.some(isThen);
    return isWell && outages.some(isMet);
  };
}

const isGreatOutage = ({ kind, isMinor }: True): boolean => kind === 'provider-outage' && !isMinor;
