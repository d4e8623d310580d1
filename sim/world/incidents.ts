// Lays down what goes wrong for a while: at a receiver, with our address, with our own records.

import type { IncidentKind } from '../../src/model/incident.ts';
import type { Cause, Mail } from './fact.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { DAY, HOUR, MINUTE } from './times.ts';

/** One way in which mails are answered for a while. */
export interface Part {
  readonly cause: Cause;
  /** `*`: all receivers that `concerns` says. */
  readonly receiver: string;
  readonly start: number;
  readonly end: number;
  /** `pool` of the mails; null: all ways out. */
  readonly lane: string | null;
  /** Null: all. */
  readonly campaign: string | null;
  readonly concerns: (receiver: Receiver) => boolean;
  /** Part of the attempts that meet with it, 0–1. */
  readonly share: number;
  readonly met: Met;
  /** When it touched the first mail, epoch ms; 0: none. */
  firstAt: number;
}

/** What met with an incident so far. */
export interface Met {
  attempts: number;
  /** Mails by the number of their people: as many addresses. */
  readonly people: Set<number>;
  /** When the first mail was touched, and the last attempt; 0: none. */
  firstAt: number;
  lastAt: number;
}

/** What went wrong, with all its parts. */
export interface Incident {
  /** What a watch should call it; `''`: nothing, it only looks like one or is too rare to have a name. */
  readonly kind: IncidentKind | '';
  readonly name: string;
  /** Of the kind that happens to small receivers every day: nobody must find it. */
  readonly isMinor: boolean;
  /** The mailings that it concerns; empty: all. */
  readonly campaigns: readonly string[];
  readonly parts: readonly Part[];
  readonly met: Met;
}

export const nobodyMet = (): Met => ({ attempts: 0, people: new Set(), firstAt: 0, lastAt: 0 });

type Draft = Pick<Part, 'cause' | 'receiver' | 'lane' | 'concerns'> & {
  readonly kind: Incident['kind'];
  readonly share?: number;
  /** From the beginning of the campaign that it falls on. */
  readonly offset: number;
  readonly length: number;
  /** Which campaign, as a part of all of them. */
  readonly place: number;
};

const only = (id: string) => (receiver: Receiver) => receiver.id === id;

const DRAFTS: readonly Draft[] = [
  {
    kind: 'provider-outage',
    cause: 'false-unknown',
    share: 0.4,
    receiver: 'google',
    lane: null,
    concerns: only('google'),
    offset: 20 * MINUTE,
    length: 3 * HOUR,
    place: 0.45,
  },
  {
    kind: 'provider-outage',
    cause: 'outage',
    receiver: 'yahoo',
    lane: null,
    concerns: only('yahoo'),
    offset: -HOUR,
    length: 7 * HOUR,
    place: 0.25,
  },
  {
    kind: 'own-fault',
    cause: 'ip-block',
    receiver: 'outlook',
    lane: 'postfix',
    concerns: ({ id, voice }) => id === 'outlook' || voice === 'exchange-online',
    offset: -12 * HOUR,
    length: 2 * DAY,
    place: 0.65,
  },
  {
    kind: 'own-fault',
    cause: 'block-list',
    receiver: '*',
    lane: 'postfix',
    concerns: ({ usesBlockList }) => usesBlockList,
    offset: -12 * HOUR,
    length: 2 * DAY,
    place: 0.65,
  },
  {
    kind: 'own-fault',
    cause: 'spf',
    receiver: '*',
    lane: 'postfix',
    concerns: ({ checksSpf }) => checksSpf,
    offset: -10 * HOUR,
    length: DAY,
    place: 0.85,
  },
  {
    kind: 'own-fault',
    cause: 'own-dns',
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
  return drafts.map(({ kind, offset, length, place, ...draft }) => {
    const campaign = campaigns[Math.floor(place * campaigns.length)] ?? 0;
    const start = Math.round(campaign + offset + random.between(0, 5 * MINUTE));
    const met = nobodyMet();
    const end = start + length;
    const part = { share: 1, campaign: null, ...draft, start, end, met, firstAt: 0 };
    return { kind, name: draft.cause, isMinor: false, campaigns: [], parts: [part], met };
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
  kind: '',
  cause: 'lost-after-dot',
  receiver,
  lane: 'postfix',
  concerns: only(receiver),
  offset: 0,
  length: 6 * DAY,
  place: 0.35,
});

/** Finds what a mail meets with at a time. */
export class Troubles {
  readonly #byDay: Map<number, Part[]> = new Map();

  constructor(incidents: readonly Incident[]) {
    for (const part of incidents.flatMap(({ parts }) => parts))
      for (let day = dayOf(part.start); day <= dayOf(part.end - 1); day++) {
        const parts = this.#byDay.get(day);
        if (parts) parts.push(part);
        else this.#byDay.set(day, [part]);
      }
  }

  at({ person, pool, campaign }: Mail, time: number): readonly Part[] {
    const parts = this.#byDay.get(dayOf(time));
    if (!parts) return NONE;
    const { receiver } = person;
    return parts.filter(
      (one) =>
        time >= one.start &&
        time < one.end &&
        (one.lane === null || one.lane === pool) &&
        (one.campaign === null || one.campaign === campaign) &&
        one.concerns(receiver),
    );
  }
}

const NONE: readonly Part[] = [];
const dayOf = (time: number): number => Math.floor(time / DAY);

export function meet(part: Part, { person }: Mail, time: number): void {
  const { met } = part;
  if (part.firstAt === 0 || time < part.firstAt) part.firstAt = time;
  met.attempts++;
  met.people.add(person.number);
  if (met.firstAt === 0 || time < met.firstAt) met.firstAt = time;
  if (time > met.lastAt) met.lastAt = time;
}
