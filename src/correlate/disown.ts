// Finds among the events of one message those that only pretend to be about it: return paths that we never gave out, tokens used again.

import type { JudgedEvent, TokenState } from '../model/judged-event.ts';
import type { OwnSettings } from '../model/own.ts';
import { addressKey } from '../text/address-key.ts';
import { patternOf } from './patterns.ts';

export interface Disowned<Event extends JudgedEvent> {
  readonly event: Event;
  readonly token: TokenState;
  /** Why, in a sentence. */
  readonly why: string;
}

const DAY = 86_400_000;
/** Delays, a failure, a few answers: more notices of one recipient's mail are somebody playing it again. */
const MOST_NOTICES = 20;

/** What only our own systems tell: notices and answers come from outside. */
const OUTSIDE = /^notice-|^(?:auto-reply|challenge|read-receipt|human-reply|complaint)$/;

const isOutside = ({ type, system }: JudgedEvent): boolean =>
  system === 'mail' && OUTSIDE.test(type);

/** @param events all events of one message: what they share a key with. */
export function disowned<Event extends JudgedEvent>(
  events: readonly Event[],
  own: OwnSettings,
): Disowned<Event>[] {
  const outside = events.filter((event) => isOutside(event) && event.ids.returnPath !== '');
  if (outside.length === 0) return [];
  const sentAt = sentTimes(events);
  const used = new Map<string, number>();
  return outside
    .toSorted((a, b) => a.time - b.time)
    .flatMap((event) => {
      const found = byPattern(event, sentAt, own) ?? byUse(event, used);
      return found ? [{ event, ...found }] : [];
    });
}

/** Each return path of ours with the time at which it was first used. */
function sentTimes(events: readonly JudgedEvent[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const event of events) {
    if (isOutside(event)) continue;
    const path = addressKey(event.sender);
    times.set(path, Math.min(times.get(path) ?? event.time, event.time));
  }
  return times;
}

type Found = Omit<Disowned<JudgedEvent>, 'event'>;

function byPattern(
  event: JudgedEvent,
  sentAt: ReadonlyMap<string, number>,
  own: OwnSettings,
): Found | null {
  const path = addressKey(event.ids.returnPath);
  const pattern = patternOf(path, own.returnPathPatterns);
  if (!pattern || event.token === 'valid') return null;
  const sent = sentAt.get(path);
  if (sent === undefined) {
    const why = `It was sent to ${path}, an address that no mail of ours had.`;
    return { token: 'forged', why };
  }
  const days = (event.time - sent) / DAY;
  if (pattern.lifetimeDays === 0 || days <= pattern.lifetimeDays) return null;
  return { token: 'expired', why: `It came ${Math.floor(days)} days after the mail was sent.` };
}

function byUse(event: JudgedEvent, used: Map<string, number>): Found | null {
  if (event.token !== 'valid') return null;
  const path = addressKey(event.ids.returnPath);
  const count = (used.get(path) ?? 0) + 1;
  used.set(path, count);
  return count > MOST_NOTICES
    ? { token: 'replayed', why: `More than ${MOST_NOTICES} notices came with its token.` }
    : null;
}
