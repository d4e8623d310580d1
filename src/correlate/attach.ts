// Finds the message that an event without any key is about: by recipient, time, reporter, sender, subject.

import { isByCarrier, LONGEST_ANSWER } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import { addressKey, domainOf } from '../text/address-key.ts';

/** A message to the address that the event names. */
export interface Candidate {
  readonly id: number;
  readonly sender: string;
  readonly subject: string;
  /** Epoch ms; 0: not known. */
  readonly submittedAt: number;
  /** What was told of it and this recipient by a key. */
  readonly events: readonly JudgedEvent[];
}

export interface Attaching {
  readonly message: number;
  /** 0–1: of a hundred such, about so many belong to that message. */
  readonly confidence: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Clocks differ: a notice may seem to come before its mail. */
const BEFORE = HOUR;

/** How long after a mail something about it may come: queues give up after five days, people answer later. */
const WINDOWS: Readonly<Record<string, number>> = {
  'human-reply': LONGEST_ANSWER,
  complaint: LONGEST_ANSWER,
  unsubscribed: LONGEST_ANSWER,
  opened: LONGEST_ANSWER,
  clicked: LONGEST_ANSWER,
};
const WINDOW = 7 * DAY;

/** That it is about one of the messages we know at all. */
const KNOWN = 0.6;
const SAME_SUBJECT = 0.25;
const SAME_SENDER = 0.15;
const SAME_SENDER_DOMAIN = 0.05;
/** Notices mostly come within the day. */
const SAME_DAY = 0.1;
const MOST_SURE = 0.85;
/** What is needed to be taken for the one. More than the half of two that are alike in every way. */
const ENOUGH = 0.45;

/** How many times as likely one of several messages is that agrees. */
const BY_SUBJECT = 20;
const BY_SENDER = 3;
/** Below this the time between mail and notice tells nothing. */
const SOON = 2 * MINUTE;
const UNKNOWN_AGE = 3 * DAY;

/** From when to when (epoch ms) messages may have been sent that this event is about: ask the store for these. */
export function windowOf({ type, time }: JudgedEvent): {
  readonly from: number;
  readonly to: number;
} {
  return { from: time - (WINDOWS[type] ?? WINDOW), to: time + BEFORE };
}

/** The address to ask for; `''` where the event names none, and so cannot be attached. */
export const addressToAttach = ({ originalRecipient, recipient }: JudgedEvent): string =>
  addressKey(originalRecipient || recipient);

/** Notices that each end another mail: the same for those that are to be attached together; `''`: by itself. */
export const attachedWith = (event: JudgedEvent): string =>
  event.type === 'notice-failed' ? `${event.system} ${addressToAttach(event)}` : '';

/** More are looked at one by one. */
const MOST_TOGETHER = 4;
const MOST_AMONG = 8;
/** That it is about none of the messages that are known, where others are about them. */
const ABOUT_NONE = 1e-15;
/** That a later notice is about an earlier mail. */
const CROSSED = 0.5;

/**
 * For each event the likeliest of the messages to that address within `windowOf`; null where none is likely enough: of two
 * mails to one address within hours nobody knows which one a notice of the next day is about. Two notices are about both.
 *
 * @param events one, or several that are attached together (`attachedWith`), in the order of time.
 */
export function attach(
  events: readonly JudgedEvent[],
  candidates: readonly Candidate[],
): (Attaching | null)[] {
  const sorted = candidates.toSorted((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
  const isMany = events.length > MOST_TOGETHER || sorted.length > MOST_AMONG;
  if (events.length > 1 && isMany) return events.flatMap((event) => attach([event], sorted));
  const { best, used, total } = shared(
    events.map((event) => sorted.map((one) => (isPossible(event, one) ? weightOf(event, one) : 0))),
  );
  return events.map((event, index) => {
    const at = best[index] ?? -1;
    const candidate = sorted[at];
    if (!candidate) return null;
    const share = (used[at] ?? 0) / total;
    const confidence = Math.round(share * belonging(event, candidate) * 100) / 100;
    return confidence >= ENOUGH ? { message: candidate.id, confidence } : null;
  });
}

interface Shared {
  /** For each event the place of its candidate in the likeliest way; -1: none. */
  readonly best: readonly number[];
  /** For each candidate the weight of all ways in which an event is about it. */
  readonly used: readonly number[];
  /** The weight of all ways. */
  readonly total: number;
}

/** Goes through all ways in which each event is about another candidate. @param weights by event, then by candidate. */
function shared(weights: readonly (readonly number[])[]): Shared {
  const used = (weights[0] ?? []).map(() => 0);
  const way = weights.map(() => -1);
  let best: readonly number[] = way.slice();
  let [most, total] = [0, 0];
  const tell = (weight: number): void => {
    total += weight;
    for (const at of way) if (at >= 0) used[at] = (used[at] ?? 0) + weight;
    if (weight > most) [best, most] = [way.slice(), weight];
  };
  const go = (event: number, weight: number): void => {
    const row = weights[event];
    if (!row) {
      tell(weight);
      return;
    }
    way[event] = -1;
    go(event + 1, weight * ABOUT_NONE);
    for (const [at, one] of row.entries()) {
      const before = way.slice(0, event);
      if (one === 0 || before.includes(at)) continue;
      way[event] = at;
      go(event + 1, weight * one * (before.some((earlier) => earlier > at) ? CROSSED : 1));
    }
    way[event] = -1;
  };
  go(0, 1);
  return { best, used, total };
}

function isPossible(event: JudgedEvent, { submittedAt, events }: Candidate): boolean {
  const { from, to } = windowOf(event);
  if (submittedAt !== 0 && (submittedAt < from || submittedAt > to)) return false;
  return !isByAnother(event, events) && !isOver(event, events);
}

/** A provider tells of the mails that it carried. */
function isByAnother(event: JudgedEvent, told: readonly JudgedEvent[]): boolean {
  if (!isOfCarrier(event)) return false;
  const carriers = told.filter((one) => isByCarrier(one) && one.system !== 'sent-log');
  return carriers.length > 0 && !carriers.some(({ system }) => system === event.system);
}

/** A provider that tells of a mail coming back had got rid of it before; and it comes back once. */
const isOver = (event: JudgedEvent, told: readonly JudgedEvent[]): boolean =>
  isOfCarrier(event) &&
  event.type === 'notice-failed' &&
  (told.some(({ type }) => type === 'notice-failed') ||
    (told.some(({ type }) => ENDS.has(type)) && !told.some(({ type }) => type === 'delivered')));

const ENDS: ReadonlySet<string> = new Set(['failed', 'expired', 'not-attempted']);

const isOfCarrier = (event: JudgedEvent): boolean =>
  event.system !== 'mail' && (isByCarrier(event) || event.type.startsWith('notice-'));

/**
 * Among several. Notices come within minutes or after days, each tenfold time about as often: so of two mails the later
 * one is likelier by as much as it is nearer.
 */
function weightOf(event: JudgedEvent, candidate: Candidate): number {
  const age =
    candidate.submittedAt === 0 ? UNKNOWN_AGE : Math.abs(event.time - candidate.submittedAt);
  const bySubject = isSameSubject(event, candidate) ? BY_SUBJECT : 1;
  const bySender = senderLikeness(event, candidate) > 0 ? BY_SENDER : 1;
  return (bySubject * bySender) / Math.max(age, SOON);
}

function belonging(event: JudgedEvent, candidate: Candidate): number {
  const { submittedAt } = candidate;
  const isSameDay = submittedAt > 0 && event.time - submittedAt < DAY;
  const sum =
    KNOWN +
    (isSameSubject(event, candidate) ? SAME_SUBJECT : 0) +
    (isSameDay ? SAME_DAY : 0) +
    senderLikeness(event, candidate);
  return Math.min(sum, MOST_SURE);
}

function senderLikeness(event: JudgedEvent, candidate: Candidate): number {
  const [told, own] = [addressKey(event.sender), addressKey(candidate.sender)];
  if (told === '') return 0;
  if (told === own) return SAME_SENDER;
  return domainOf(told) === domainOf(own) ? SAME_SENDER_DOMAIN : 0;
}

const isSameSubject = (event: JudgedEvent, { subject }: Candidate): boolean =>
  event.subject !== '' && normal(event.subject) === normal(subject);

const normal = (text: string): string =>
  text.slice(0, 500).replace(/\s+/g, ' ').trim().toLowerCase();
