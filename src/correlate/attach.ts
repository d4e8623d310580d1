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

/**
 * The likeliest of the messages to that address within `windowOf`; null where none is likely enough: of two mails to one
 * address within hours nobody knows which one a notice of the next day is about.
 */
export function attach(event: JudgedEvent, candidates: readonly Candidate[]): Attaching | null {
  const possible = candidates.filter((candidate) => isPossible(event, candidate));
  let best: Candidate | null = null;
  let most = 0;
  let sum = 0;
  for (const candidate of possible) {
    const weight = weightOf(event, candidate);
    sum += weight;
    if (weight > most) [best, most] = [candidate, weight];
  }
  if (!best) return null;
  const confidence = Math.round((most / sum) * belonging(event, best) * 100) / 100;
  return confidence >= ENOUGH ? { message: best.id, confidence } : null;
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

/** A provider that tells of a mail coming back had got rid of it before. */
const isOver = (event: JudgedEvent, told: readonly JudgedEvent[]): boolean =>
  isOfCarrier(event) &&
  event.type === 'notice-failed' &&
  told.some(({ type }) => type === 'failed' || type === 'expired' || type === 'not-attempted') &&
  !told.some(({ type }) => type === 'delivered');

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
