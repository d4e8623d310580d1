// Gives receivers what happens to small domains in years: servers that stop for hours, names that run out, lost directories.

import type { Cause } from '../fact.ts';
import { type Incident, nobodyMet, type Part } from '../incidents.ts';
import type { Span } from '../population.ts';
import type { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR } from '../times.ts';
import { isCompany } from './lives.ts';

const YEAR: number = 365 * DAY;

/** Per small domain and year. */
const RATES = {
  /** Businesses close, names are not paid for any more. */
  ends: 0.02,
  /** Forgotten, then paid for within days. */
  lapses: 0.008,
  /** A server of their own stops: updates, disks, power. */
  stops: 1.5,
  /** All users are unknown after a move, until somebody looks. */
  forgetsAll: 0.004,
} as const;

/** A name that ran out is parked for so long in half of the cases. */
const PARKED: number = 35 * DAY;
/** Mistyped domains get few of the people; see `JOINING`. */
const TYPO_SHARE = 0.0001;

export function withEnds(
  random: Random,
  receivers: readonly Receiver[],
  { start, end }: Span,
): Receiver[] {
  return receivers.map((one) => {
    const receiver = reachable(one);
    if (!isCompany(receiver) || receiver.reach !== 'up') return receiver;
    const goneAt = start + lapse(random, RATES.ends);
    const isParked = random.chance(0.5);
    if (goneAt >= end) return receiver;
    return { ...receiver, goneAt, parkedUntil: isParked ? goneAt + PARKED : 0 };
  });
}

/** A server without TLS would be lost to us for the whole year: nobody keeps such a rule for so long. */
const reachable = (receiver: Receiver): Receiver => {
  if (receiver.reach === 'no-tls') return { ...receiver, reach: 'up' };
  return receiver.reach === 'up' ? receiver : { ...receiver, share: TYPO_SHARE };
};

export function smallTroubles(
  random: Random,
  receivers: readonly Receiver[],
  span: Span,
): Incident[] {
  return receivers
    .filter((one) => isCompany(one) && one.reach === 'up')
    .flatMap((receiver) => [
      ...(isOwnServer(receiver) ? stops(random, receiver, span) : []),
      ...once(random, receiver, span, { cause: 'no-domain', rate: RATES.lapses, median: 3 * DAY }),
      ...once(random, receiver, span, {
        cause: 'false-unknown',
        rate: RATES.forgetsAll,
        median: 20 * HOUR,
      }),
    ]);
}

export const isOwnServer = ({ voice }: Receiver): boolean =>
  voice === 'postfix' || voice === 'exim';

function stops(random: Random, receiver: Receiver, { start, end }: Span): Incident[] {
  const found: Incident[] = [];
  for (let at = start + lapse(random, RATES.stops); at < end; at += lapse(random, RATES.stops))
    found.push(minor(receiver, 'no-answer', at, random.around(4, 1.3) * HOUR));
  return found;
}

function once(
  random: Random,
  receiver: Receiver,
  { start, end }: Span,
  {
    cause,
    rate,
    median,
  }: { readonly cause: Cause; readonly rate: number; readonly median: number },
): Incident[] {
  const at = start + lapse(random, rate);
  const length = Math.min(12 * DAY, random.around(median, 0.8));
  return at < end ? [minor(receiver, cause, at, length)] : [];
}

function minor(receiver: Receiver, cause: Cause, start: number, length: number): Incident {
  const met = nobodyMet();
  const part: Part = {
    cause,
    receiver: receiver.id,
    start,
    end: start + length,
    lane: null,
    campaign: null,
    concerns: ({ id }) => id === receiver.id,
    share: 1,
    met,
    firstAt: 0,
  };
  const [kind, name] = ['provider-outage', `small-${cause}`] as const;
  return { kind, name, isMinor: true, campaigns: [], parts: [part], met };
}

const lapse = (random: Random, perYear: number): number =>
  (-Math.log(1 - random.next()) / perYear) * YEAR;
