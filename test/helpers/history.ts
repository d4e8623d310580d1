// Writes small histories of a sender: observations of mailings, with troubles where a test wants them.
import type { Fault } from '../../src/model/fault.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Stage } from '../../src/model/stage.ts';

export const MINUTE = 60_000;
const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;
/** A Monday, midnight UTC. */
const BEGIN: number = Date.UTC(2026, 0, 5);

/** Epoch ms of a time in the history. */
export const at = (day: number, hour = 0, minute = 0): number =>
  BEGIN + day * DAY + hour * HOUR + minute * MINUTE;

/** How a mail is refused. */
export interface Refusal {
  readonly reason: string;
  readonly fault: Fault;
  readonly stage: Stage;
  readonly message: 'permanent' | 'temporary';
  readonly address: 'dead' | 'unknown';
  /** Put off: it is delivered so long after, ms; 0: it is refused. */
  readonly deferredFor: number;
}

export const refusal = (reason: string, more: Partial<Refusal> = {}): Refusal => ({
  reason,
  fault: 'unknown',
  stage: 'rcpt',
  message: 'permanent',
  address: 'unknown',
  deferredFor: 0,
  ...more,
});

/** One mail to be. */
export interface Attempt {
  readonly time: number;
  readonly address: string;
  readonly receiver: string;
  readonly lane: string;
  readonly campaign: string;
}

/** What an attempt meets with; null: nothing. */
export type Trouble = (attempt: Attempt, random: () => number) => Refusal | null;

/** Addresses that are mailed once, in a campaign of their own. */
export interface List {
  readonly day: number;
  readonly size: number;
  /** Part of them that never lived. */
  readonly dead: number;
}

export interface Sender {
  readonly seed: number;
  readonly days: number;
  /** Addresses by receiver. */
  readonly receivers: Readonly<Record<string, number>>;
  readonly lanes: readonly string[];
  /** Part of the addresses that die in a year, and that never lived. */
  readonly dying: number;
  readonly neverLived: number;
  /** Single mails in a day for each address. */
  readonly single: number;
  readonly troubles: readonly Trouble[];
  readonly lists: readonly List[];
}

interface Person {
  readonly address: string;
  readonly receiver: string;
  readonly lane: string;
  /** Epoch ms from when on nobody is there. */
  readonly death: number;
}

interface Plan extends Attempt {
  readonly death: number;
}

const SENDING: number = 2 * HOUR;
const TUESDAY = 1;

/** A newsletter every Tuesday at nine, single mails at all times; in the order of time. */
export function historyOf(sender: Sender): Observation[] {
  const random = randomOf(sender.seed);
  const people = peopleOf(sender, random);
  const plans: Plan[] = [];
  for (let day = 0; day < sender.days; day++) planDay(day, sender, people, random, plans);
  plans.sort((a, b) => a.time - b.time);
  const observed = plans.flatMap((plan, number) =>
    observe(plan, number + 1, met(plan, sender, random)),
  );
  return observed.sort((a, b) => a.time - b.time);
}

function planDay(
  day: number,
  sender: Sender,
  people: readonly Person[],
  random: () => number,
  plans: Plan[],
): void {
  const start = BEGIN + day * DAY;
  if (day % 7 === TUESDAY)
    for (const person of people)
      plans.push({
        ...person,
        time: start + 9 * HOUR + random() * SENDING,
        campaign: `news-${day}`,
      });
  for (let left = Math.round(people.length * sender.single); left > 0; left--) {
    const person = people[Math.floor(random() * people.length)];
    if (person) plans.push({ ...person, time: start + random() * DAY, campaign: '' });
  }
  for (const list of sender.lists)
    if (list.day === day)
      for (const person of listed(sender, list, random))
        plans.push({ ...person, time: start + (12 + random()) * HOUR, campaign: `list-${day}` });
}

function met(plan: Plan, { troubles }: Sender, random: () => number): Refusal | null {
  const isDead = plan.time >= plan.death;
  for (const trouble of troubles) {
    const refused = trouble(plan, random);
    if (refused && !(isDead && refused.deferredFor > 0)) return refused;
  }
  if (isDead) return refusal('user-unknown', { address: 'dead' });
  const chance = random();
  if (chance < 0.0015) return refusal('spam-content', { fault: 'message', stage: 'eod' });
  if (chance < 0.004) return refusal('mailbox-full', { fault: 'recipient-mailbox' });
  if (chance < 0.0045) return refusal('auth-spf', { fault: 'sender-authentication' });
  return chance < 0.008 ? refusal('system-unavailable', { deferredFor: 20 * MINUTE }) : null;
}

const DELIVERED = {
  kind: 'delivered',
  reason: 'delivered',
  stage: 'never',
  fault: 'none',
  hop: 'unknown',
  permanence: { message: 'delivered', address: 'alive' },
  confidence: 1,
} as const;

/** What one attempt tells: what it met with, and the delivery after a deferral. */
function observe(attempt: Attempt, message: number, refused: Refusal | null): Observation[] {
  const { address, receiver, lane, campaign } = attempt;
  const time = Math.floor(attempt.time);
  const stream = campaign ? 'newsletter' : 'transactional';
  const mail = { time, sentAt: time, address, message, stream, campaign, lane, receiver };
  if (!refused) return [{ ...mail, ...DELIVERED }];
  const { reason, fault, stage, deferredFor } = refused;
  const permanence = { message: refused.message, address: refused.address };
  const failure = { ...mail, reason, fault, stage, permanence, confidence: 0.95 } as const;
  if (deferredFor === 0) return [{ ...failure, kind: 'failed', hop: 'destination' }];
  const later = { ...mail, ...DELIVERED, time: time + deferredFor };
  return [{ ...failure, kind: 'deferred', hop: 'unknown' }, later];
}

function peopleOf(sender: Sender, random: () => number): Person[] {
  const people: Person[] = [];
  for (const [receiver, count] of Object.entries(sender.receivers))
    for (let one = 0; one < count; one++)
      people.push({
        address: `p${one}@${receiver}`,
        receiver,
        lane: sender.lanes[Math.floor(random() * sender.lanes.length)] ?? '',
        death: deathOf(sender, random),
      });
  return people;
}

function deathOf({ neverLived, dying, days }: Sender, random: () => number): number {
  if (random() < neverLived) return 0;
  return random() < (dying * days) / 365 ? BEGIN + random() * days * DAY : Number.POSITIVE_INFINITY;
}

function listed(
  { receivers, lanes }: Sender,
  { day, size, dead }: List,
  random: () => number,
): Person[] {
  const names = Object.keys(receivers);
  return Array.from({ length: size }, (_, one) => {
    const receiver = names[Math.floor(random() * names.length)] ?? '';
    const death = random() < dead ? 0 : Number.POSITIVE_INFINITY;
    return { address: `new${day}-${one}@${receiver}`, receiver, lane: lanes[0] ?? '', death };
  });
}

/** Mulberry32: the same seed, the same numbers, 0 ≤ x < 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
