// Finds the message that an event without any key is about: by recipient, time, sender, subject.

import type { JudgedEvent } from '../model/judged-event.ts';
import { addressKey, domainOf } from '../text/address-key.ts';

/** A message to the address that the event names. */
export interface Candidate {
  readonly id: number;
  readonly sender: string;
  readonly subject: string;
  /** Epoch ms; 0: not known. */
  readonly submittedAt: number;
}

export interface Attaching {
  readonly message: number;
  /** 0–1: of a hundred such, about so many belong to that message. */
  readonly confidence: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Clocks differ: a notice may seem to come before its mail. */
const BEFORE = HOUR;

/** How long after a mail something about it may come: queues give up after five days, people answer later. */
const WINDOWS: Readonly<Record<string, number>> = {
  'human-reply': 30 * DAY,
  complaint: 30 * DAY,
  unsubscribed: 30 * DAY,
  opened: 30 * DAY,
  clicked: 30 * DAY,
};
const WINDOW = 7 * DAY;

/** What is needed to be taken for the one, and how far ahead of the next. */
const ENOUGH = 0.4;
const MOST_SURE = 0.85;
/** The only mail to that address in the window. */
const ALONE = 0.6;
/** The only one within a day before, of several in the window. */
const ALONE_THAT_DAY = 0.4;
/** One of several, without any other sign. */
const AMONG = 0.25;
const SAME_SUBJECT = 0.25;
const SAME_SENDER = 0.15;
const SAME_SENDER_DOMAIN = 0.05;
/** Notices mostly come within the day. */
const SAME_DAY = 0.1;

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
 * The best of the messages to that address within `windowOf`; null where none is likely, or two are equally so: of two
 * mails to one address on one day nobody knows which one a notice without any id is about.
 */
export function attach(event: JudgedEvent, candidates: readonly Candidate[]): Attaching | null {
  const { from, to } = windowOf(event);
  const inTime = candidates.filter(
    ({ submittedAt }) => submittedAt === 0 || (submittedAt >= from && submittedAt <= to),
  );
  const sameDay = inTime.filter((candidate) => isSameDay(event, candidate));
  let best: Attaching | null = null;
  let isTie = false;
  for (const candidate of inTime) {
    const isOnlyThatDay = sameDay.length === 1 && sameDay[0] === candidate;
    const many = isOnlyThatDay ? ALONE_THAT_DAY : AMONG;
    const confidence = likeness(event, candidate, inTime.length === 1 ? ALONE : many);
    isTie = confidence === best?.confidence || (isTie && confidence < (best?.confidence ?? 0));
    if (!best || confidence > best.confidence) best = { message: candidate.id, confidence };
  }
  return best && !isTie && best.confidence >= ENOUGH ? best : null;
}

const isSameDay = ({ time }: JudgedEvent, { submittedAt }: Candidate): boolean =>
  submittedAt > 0 && time - submittedAt < DAY;

function likeness(event: JudgedEvent, candidate: Candidate, base: number): number {
  let sum = base;
  if (event.subject !== '' && isSameText(event.subject, candidate.subject)) sum += SAME_SUBJECT;
  const [told, own] = [addressKey(event.sender), addressKey(candidate.sender)];
  if (told !== '' && told === own) sum += SAME_SENDER;
  else if (told !== '' && domainOf(told) === domainOf(own)) sum += SAME_SENDER_DOMAIN;
  if (isSameDay(event, candidate)) sum += SAME_DAY;
  return Math.round(Math.min(sum, MOST_SURE) * 100) / 100;
}

const isSameText = (a: string, b: string): boolean => normal(a) === normal(b);

const normal = (text: string): string =>
  text.slice(0, 500).replace(/\s+/g, ' ').trim().toLowerCase();
