// Draws what becomes of a mailbox in the years of a world: dies, fills up, is closed for a while, comes back.

import type { Life, Spell } from '../population.ts';
import type { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR } from '../times.ts';

const YEAR: number = 365 * DAY;

/**
 * Per mailbox and year. Lists are said to lose a fifth a year with all who unsubscribe or read no more; what bounces for
 * good is far less. Companies lose a tenth: people stay there ten years or less, and their mailbox goes with them.
 */
const RATES = {
  diesAtCompany: 0.1,
  diesElsewhere: 0.025,
  fillsUp: 0.015,
  /** A subscription not paid, an account locked, then opened again. */
  closedForAWhile: 0.004,
  /** A directory that lost one alias in a move, until somebody complains. */
  lostForAWhile: 0.003,
  blocks: 0.0015,
} as const;

/** Of those that fill up: nobody reads them any more. */
const ABANDONED = 0.4;
/** From then on a provider says that a full mailbox is a dead one (`OverQuotaPerm`). */
const LONG_FULL: number = 60 * DAY;

export interface Living {
  readonly life: Life;
  /** Nobody has looked at it for long before it died or filled up. */
  readonly isForgotten: boolean;
}

/** Providers of mail for everybody; all others are companies, schools, clubs. */
export const isCompany = ({ id }: Receiver): boolean => id.endsWith('.example');

/** @param from since when it lives, epoch ms. @param end of the world. */
export function liveOn(random: Random, receiver: Receiver, from: number, end: number): Living {
  const atCompany = isCompany(receiver);
  const death = from + lapse(random, atCompany ? RATES.diesAtCompany : RATES.diesElsewhere);
  const isForgotten = random.chance(atCompany ? 0.1 : 0.5);
  const dying = atCompany ? leave(random, death) : fade(random, death, isForgotten);
  const full = fillUp(random, from);
  const spells = [
    ...dying,
    ...full.spells,
    ...closed(random, from),
    ...(atCompany ? lost(random, from) : []),
    ...blocked(random, from),
  ];
  const life: Life = spells.length === 0 ? { is: 'well' } : { is: 'spells', spells };
  return { life, isForgotten: (isForgotten && death < end) || full.abandonedAt < end };
}

/** Never was one, as far as the sender can know. */
export const NEVER: Life = {
  is: 'spells',
  spells: [{ cause: 'no-user', since: 0, until: Infinity }],
};

/** Takes mail of its own people only. */
export const RESTRICTED: Life = {
  is: 'spells',
  spells: [{ cause: 'restricted', since: 0, until: Infinity }],
};

/** Waiting time of what happens so often a year. */
const lapse = (random: Random, perYear: number): number =>
  (-Math.log(1 - random.next()) / perYear) * YEAR;

/** Whoever leaves a company: closed first or gone at once. */
function leave(random: Random, death: number): Spell[] {
  const kind = random.next();
  const until = death + random.between(30, 90) * DAY;
  const gone: Spell = { cause: 'no-user', since: death, until: Infinity };
  if (kind < 0.2) return [{ cause: 'disabled', since: death, until }, gone];
  if (kind < 0.27) return [{ cause: 'moved', since: death, until }, gone];
  return kind < 0.3 ? [{ cause: 'disabled', since: death, until: Infinity }] : [gone];
}

/** A provider closes what nobody used; others close their account themselves. */
function fade(random: Random, death: number, isForgotten: boolean): Spell[] {
  const until = death + random.between(60, 180) * DAY;
  const gone: Spell = { cause: 'no-user', since: death, until: Infinity };
  return isForgotten ? [{ cause: 'disabled', since: death, until }, gone] : [gone];
}

function fillUp(random: Random, from: number): { spells: Spell[]; abandonedAt: number } {
  const since = from + lapse(random, RATES.fillsUp);
  const isAbandoned = random.chance(ABANDONED);
  const length = Math.min(120 * DAY, random.around(6, 1.1) * DAY);
  const until = isAbandoned ? Infinity : since + length;
  const long = since + LONG_FULL;
  const spells: Spell[] = [{ cause: 'full', since, until: Math.min(until, long) }];
  if (until > long) spells.push({ cause: 'full-long', since: long, until });
  return { spells, abandonedAt: isAbandoned ? since : Infinity };
}

function closed(random: Random, from: number): Spell[] {
  const since = from + lapse(random, RATES.closedForAWhile);
  const length = Math.min(150 * DAY, random.around(8, 1) * DAY);
  return [{ cause: 'disabled', since, until: since + length }];
}

function lost(random: Random, from: number): Spell[] {
  const since = from + lapse(random, RATES.lostForAWhile);
  const length = Math.min(30 * DAY, random.around(24, 1.2) * HOUR);
  return [{ cause: 'false-unknown', since, until: since + length }];
}

const blocked = (random: Random, from: number): Spell[] => [
  { cause: 'blocked-by-user', since: from + lapse(random, RATES.blocks), until: Infinity },
];
