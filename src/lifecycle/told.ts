// Sorts the types of events by who tells them: our own systems, a returned mail, the recipient's side.

import type { EventType } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';

/** An event with its number in the order of time. */
export interface Numbered {
  readonly event: JudgedEvent;
  readonly number: number;
}

const ACCEPTED: ReadonlySet<EventType> = new Set<EventType>([
  'notice-delivered',
  'notice-relayed',
  'notice-expanded',
]);

/** What a mail leaves behind that arrived, whoever looked at it. */
const TRACES: ReadonlySet<EventType> = new Set<EventType>([
  'auto-reply',
  'challenge',
  'read-receipt',
  'human-reply',
  'complaint',
  'unsubscribed',
  'opened',
  'clicked',
  'converted',
]);

export const isAcceptingNotice = ({ type }: JudgedEvent): boolean => ACCEPTED.has(type);
export const isTrace = ({ type }: JudgedEvent): boolean => TRACES.has(type);

/** Opens and clicks may be a machine's before the mail was delivered: no proof where the provider says so. */
export const provesArrival = (event: JudgedEvent): boolean =>
  isTrace(event) && event.client?.machine !== true;

/** Reasons that say nothing about why. */
const EMPTY: ReadonlySet<string> = new Set(['unknown', 'expired', 'delayed']);

/** Whether the event has a verdict that tells a cause. */
export const tellsWhy = ({ verdict }: JudgedEvent): boolean =>
  verdict !== null && !EMPTY.has(verdict.reason);

/** Of events with verdicts the one that tells most; of equal ones the latest. */
export function mostTelling(found: readonly Numbered[]): Numbered | undefined {
  let best: Numbered | undefined;
  for (const one of found) if (!best || weight(one.event) >= weight(best.event)) best = one;
  return best;
}

function weight(event: JudgedEvent): number {
  const { verdict } = event;
  if (!verdict) return -1;
  return (tellsWhy(event) ? 1 : 0) + verdict.confidence;
}
