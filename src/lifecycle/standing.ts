// Joins what our own systems told of one recipient with what came back: one state, with the event that decides it.

import { isByCarrier } from '../model/event.ts';
import type { State } from '../model/outcome.ts';
import { type OwnStanding, ownStanding } from './legs.ts';
import {
  isAcceptingNotice,
  isTrace,
  mostTelling,
  type Numbered,
  provesArrival,
  tellsWhy,
} from './told.ts';

export interface Standing {
  readonly state: State;
  /** The event whose verdict is the reason, or that proves the acceptance. */
  readonly decisive: Numbered | undefined;
  readonly acceptedAt: number;
  readonly failedAt: number;
  readonly own: OwnStanding;
  /** How surely the state follows from the events, apart from the verdict: 1 where it is told. */
  readonly surely: number;
}

const HOUR = 3_600_000;
/** Clocks differ: a notice may seem to come so long before the delivery that it takes back. */
const CLOCKS = 24 * HOUR;
/** So long after our own system gave up, a notice of the same cause is its own. */
const ECHO = 72 * HOUR;
/** An open or an answer says that the mail arrived, not that this address got it. */
const BY_TRACE = 0.9;

/** @param events of one recipient, in order. */
export function standingOf(events: readonly Numbered[]): Standing {
  const own = ownStanding(events);
  const back = events.filter((one) => isFailure(one) && !isOutdated(one, own));
  const accepting = events.filter(({ event }) => isAcceptingNotice(event));
  switch (own.state) {
    case 'accepted':
      return accepted(own, back);
    case 'taken-back': {
      const acceptedAt = deliveredAt(events);
      return { ...failed('accepted-then-bounced', own, ownFirst(own, back)), acceptedAt };
    }
    case 'failed':
      return failed('failed', own, ownFirst(own, back), own.at);
    default:
      return unfinished(events, own, back, accepting);
  }
}

const isFailure = ({ event }: Numbered): boolean => event.type === 'notice-failed';

/** Of an attempt before the one that counts: sent again since. A notice without a date came after what it is about. */
const isOutdated = ({ event }: Numbered, { state, at }: OwnStanding): boolean =>
  (state === 'accepted' || state === 'deferred') && event.time > 0 && event.time < at - CLOCKS;

function accepted(own: OwnStanding, back: readonly Numbered[]): Standing {
  const later = back.filter((one) => !own.failures.some((failure) => isEchoOf(one, failure)));
  if (later.length > 0)
    return { ...failed('accepted-then-bounced', own, mostTelling(later)), acceptedAt: own.at };
  return {
    state: 'accepted',
    decisive: own.decisive,
    acceptedAt: own.at,
    failedAt: 0,
    own,
    surely: 1,
  };
}

/** Our own system tells a failure twice: in its log, in its notice. */
function isEchoOf({ event }: Numbered, failure: Numbered): boolean {
  const after = event.time - failure.event.time;
  if (after < -CLOCKS || after > ECHO) return false;
  return event.verdict?.reason === failure.event.verdict?.reason;
}

function failed(
  state: State,
  own: OwnStanding,
  decisive: Numbered | undefined,
  at: number = decisive?.event.time ?? 0,
): Standing {
  return { state, decisive, acceptedAt: 0, failedAt: at, own, surely: 1 };
}

/** Our own system knows the stage best; its notice counts where the log does not tell why. */
function ownFirst({ decisive }: OwnStanding, back: readonly Numbered[]): Numbered | undefined {
  if (decisive && tellsWhy(decisive.event)) return decisive;
  return mostTelling([...back, ...present(decisive)]);
}

const deliveredAt = (events: readonly Numbered[]): number =>
  events.find(({ event }) => event.type === 'delivered')?.event.time ?? 0;

/** Our own systems tell no end: a notice may, or a trace of the mail. */
function unfinished(
  events: readonly Numbered[],
  own: OwnStanding,
  back: readonly Numbered[],
  accepting: readonly Numbered[],
): Standing {
  const taken = accepting[0];
  if (back.length > 0) return bounced(own, back, taken);
  const arrival = taken ?? traceOfArrival(events, own);
  if (arrival) {
    const surely = taken ? 1 : BY_TRACE;
    const at = arrival.event.time;
    return { state: 'accepted', decisive: arrival, acceptedAt: at, failedAt: 0, own, surely };
  }
  const delay = events.findLast(({ event }) => event.type === 'notice-delayed');
  const state = delay && own.state !== 'unknown' ? 'deferred' : stateWithout(own, events);
  const decisive = state === 'deferred' ? mostTelling(present(own.decisive, delay)) : own.decisive;
  const failedAt = state === 'not-attempted' ? own.at : 0;
  return { state, decisive, acceptedAt: 0, failedAt, own, surely: 1 };
}

const present = (...found: readonly (Numbered | undefined)[]): Numbered[] =>
  found.filter((one) => one !== undefined);

/** An expiry tells its cause by the attempts before it. */
function bounced(
  own: OwnStanding,
  back: readonly Numbered[],
  taken: Numbered | undefined,
): Standing {
  const best = mostTelling(back);
  const isAsync = best?.event.stage === 'async' || best?.event.verdict?.stage === 'async';
  if (taken || isAsync) {
    const acceptedAt = taken?.event.time ?? 0;
    return { ...failed('accepted-then-bounced', own, best), acceptedAt };
  }
  if (own.state === 'unknown' && best && knowsNoMore(best))
    return failed('unknown', own, own.decisive, 0);
  const isDeferral = own.decisive?.event.type === 'deferred' && best && !tellsWhy(best.event);
  return failed('failed', own, isDeferral ? own.decisive : best, best?.event.time);
}

/** Of a connection that broke after the final dot, our own system's notice knows no more than its log. */
const knowsNoMore = ({ event }: Numbered): boolean =>
  !tellsWhy(event) || event.verdict?.reason === 'connection-failed';

function traceOfArrival(events: readonly Numbered[], own: OwnStanding): Numbered | undefined {
  if (own.state !== 'submitted' && own.state !== 'unknown') return undefined;
  return events.find(({ event }) => provesArrival(event));
}

function stateWithout(own: OwnStanding, events: readonly Numbered[]): State {
  switch (own.state) {
    case 'deferred':
    case 'unknown':
    case 'not-attempted':
    case 'submitted':
      return own.state;
    default:
      return events.some(({ event }) => isByCarrier(event) || !isTrace(event))
        ? 'submitted'
        : 'untold';
  }
}
