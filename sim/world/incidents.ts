// Lays down what goes wrong for a while: at a receiver, with our address, with our own records.

import type { Cause, Lane } from './fact.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { DAY, HOUR, MINUTE } from './times.ts';

export interface Incident {
  readonly kind: Cause;
  /** `*`: all receivers that `concerns` says. */
  readonly receiver: string;
  readonly start: number;
  readonly end: number;
  /** Null: all ways out. */
  readonly lane: Lane | null;
  readonly concerns: (receiver: Receiver) => boolean;
  /** How many attempts met with it. */
  attempts: number;
}

type Draft = Pick<Incident, 'kind' | 'receiver' | 'lane' | 'concerns'> & {
  /** From the beginning of the campaign that it falls on. */
  readonly offset: number;
  readonly length: number;
  /** Which campaign, as a part of all of them. */
  readonly place: number;
};

const only = (id: string) => (receiver: Receiver) => receiver.id === id;

const DRAFTS: readonly Draft[] = [
  {
    kind: 'false-unknown',
    receiver: 'google',
    lane: null,
    concerns: only('google'),
    offset: 20 * MINUTE,
    length: 3 * HOUR,
    place: 0.45,
  },
  {
    kind: 'outage',
    receiver: 'yahoo',
    lane: null,
    concerns: only('yahoo'),
    offset: -HOUR,
    length: 7 * HOUR,
    place: 0.25,
  },
  {
    kind: 'ip-block',
    receiver: 'outlook',
    lane: 'postfix',
    concerns: ({ id, voice }) => id === 'outlook' || voice === 'exchange-online',
    offset: -12 * HOUR,
    length: 2 * DAY,
    place: 0.65,
  },
  {
    kind: 'block-list',
    receiver: '*',
    lane: 'postfix',
    concerns: ({ usesBlockList }) => usesBlockList,
    offset: -12 * HOUR,
    length: 2 * DAY,
    place: 0.65,
  },
  {
    kind: 'spf',
    receiver: '*',
    lane: 'postfix',
    concerns: ({ checksSpf }) => checksSpf,
    offset: -10 * HOUR,
    length: DAY,
    place: 0.85,
  },
  {
    kind: 'own-dns',
    receiver: '*',
    lane: 'postfix',
    concerns: () => true,
    offset: 30 * MINUTE,
    length: HOUR,
    place: 0.1,
  },
];

/** @param campaigns beginnings of the mailings: what goes wrong when nothing is sent shows nowhere. */
export function makeIncidents(
  random: Random,
  receivers: readonly Receiver[],
  campaigns: readonly number[],
): Incident[] {
  if (campaigns.length === 0) return [];
  const breaking = receivers.find(isUndisturbed);
  const drafts = breaking ? [...DRAFTS, lostAfterDot(breaking.id)] : DRAFTS;
  return drafts.map(({ offset, length, place, ...draft }) => {
    const campaign = campaigns[Math.floor(place * campaigns.length)] ?? 0;
    const start = Math.round(campaign + offset + random.between(0, 5 * MINUTE));
    return { ...draft, start, end: start + length, attempts: 0 };
  });
}

/** Small, and touched by no other incident, so that its mails expire. */
const isUndisturbed = ({ id, reach, checksSpf, usesBlockList, voice }: Receiver): boolean =>
  id.endsWith('.example') &&
  reach === 'up' &&
  voice !== 'exchange-online' &&
  !checksSpf &&
  !usesBlockList;

/** A server that takes the mail and breaks the connection before it says so. */
const lostAfterDot = (receiver: string): Draft => ({
  kind: 'lost-after-dot',
  receiver,
  lane: 'postfix',
  concerns: only(receiver),
  offset: 0,
  length: 6 * DAY,
  place: 0.35,
});

export function incidentAt(
  incidents: readonly Incident[],
  receiver: Receiver,
  lane: Lane,
  time: number,
): Incident | undefined {
  return incidents.find(
    (one) =>
      time >= one.start &&
      time < one.end &&
      (one.lane === null || one.lane === lane) &&
      one.concerns(receiver),
  );
}
