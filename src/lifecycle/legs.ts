// Tells from our own systems' events how the attempts to reach one recipient ended.

import { isByCarrier } from '../model/event.ts';
import { addressKey } from '../text/address-key.ts';
import { mostTelling, type Numbered, tellsWhy } from './told.ts';

/** How our own systems left it. */
export type OwnState =
  | 'none'
  | 'submitted'
  | 'not-attempted'
  | 'accepted'
  | 'deferred'
  | 'unknown'
  | 'failed'
  /** The provider that delivered it took that back. */
  | 'taken-back';

export interface OwnStanding {
  readonly state: OwnState;
  /** Whose verdict is the reason; undefined where there is none. */
  readonly decisive: Numbered | undefined;
  /** When it came to this state, epoch ms. */
  readonly at: number;
  /** The address that was tried, as `addressKey` gives it. */
  readonly target: string;
  readonly attempts: readonly Numbered[];
  /** All refusals that made our system give up, those of earlier queues too. */
  readonly failures: readonly Numbered[];
}

const NOTHING: OwnStanding = {
  state: 'none',
  decisive: undefined,
  at: 0,
  target: '',
  attempts: [],
  failures: [],
};

/** What counts most, where one address stands for several: one that failed is told, whatever became of the others. */
const WORST_FIRST: readonly OwnState[] = [
  'failed',
  'taken-back',
  'unknown',
  'deferred',
  'not-attempted',
  'accepted',
  'submitted',
  'none',
];

/** @param events of one recipient, in order. */
export function ownStanding(events: readonly Numbered[]): OwnStanding {
  const own = events.filter(({ event }) => isByCarrier(event));
  if (own.length === 0) return NOTHING;
  const targets = groupBy(own.filter(isTry), ({ event }) => addressKey(event.recipient));
  let worst: OwnStanding | undefined;
  for (const [target, tries] of targets) {
    const standing = targetStanding(target, tries);
    if (!worst || rank(standing) < rank(worst)) worst = standing;
  }
  const failures = own.filter(({ event }) => event.type === 'failed' || event.type === 'expired');
  return worst
    ? { ...worst, failures }
    : { ...NOTHING, state: 'submitted', at: own[0]?.event.time ?? 0 };
}

const isTry = ({ event }: Numbered): boolean => event.type !== 'submitted';

const rank = ({ state }: OwnStanding): number => WORST_FIRST.indexOf(state);

/**
 * One mail may pass several queues of ours (content filter, smarthost, sent again): the last queue that took it over
 * tells how it stands.
 */
function targetStanding(target: string, tries: readonly Numbered[]): OwnStanding {
  const legs = [
    ...groupBy(tries, ({ event }) => `${event.system} ${event.ids.queueId}`).values(),
  ].sort(byBegin);
  const leg = legs[legs.length - 1] ?? [];
  return { ...legStanding(leg, tries), target, attempts: tries.filter(isAttempt) };
}

const isAttempt = ({ event }: Numbered): boolean =>
  event.type === 'deferred' || event.type === 'failed' || event.type === 'delivered';

/** A queue hands over before the next one ends, so at one time the one that is not done is the later. */
function byBegin(a: readonly Numbered[], b: readonly Numbered[]): number {
  return beginOf(a) - beginOf(b) || Number(!isDelivered(a)) - Number(!isDelivered(b));
}

const beginOf = ([first]: readonly Numbered[]): number =>
  first?.event.ids.queuedAt || (first?.event.time ?? 0);

const isDelivered = (leg: readonly Numbered[]): boolean =>
  leg.some(({ event }) => event.type === 'delivered');

type Standing = Pick<OwnStanding, 'state' | 'decisive' | 'at' | 'failures'>;

function legStanding(leg: readonly Numbered[], tries: readonly Numbered[]): Standing {
  const end = leg.findLast(({ event }) => event.type !== 'deferred');
  const last = leg[leg.length - 1];
  if (!end) return standing(isCutAfterDot(last) ? 'unknown' : 'deferred', last);
  switch (end.event.type) {
    case 'delivered':
      return standing('accepted', end);
    case 'not-attempted':
      return tries.some(isAttempt)
        ? { ...gaveUp(end, tries), state: 'failed' }
        : standing('not-attempted', end);
    case 'failed': {
      const isTakenBack = end.event.stage === 'async' || isDelivered(leg);
      return isTakenBack ? standing('taken-back', end) : gaveUp(end, tries);
    }
    default:
      return gaveUp(end, tries);
  }
}

const standing = (state: OwnState, by: Numbered | undefined): Standing => ({
  state,
  decisive: by,
  at: by?.event.time ?? 0,
  failures: [],
});

/**
 * Where the time ran out, the last attempt that tells why is the reason. A connection that broke after the final dot, at
 * whichever attempt, means that the mail may have arrived.
 */
function gaveUp(end: Numbered, tries: readonly Numbered[]): Standing {
  const deferrals = tries.filter(
    ({ event, number }) => event.type === 'deferred' && number < end.number,
  );
  const isRefused = tellsWhy(end.event) && end.event.type === 'failed';
  const cut = isRefused ? undefined : deferrals.findLast(isCutAfterDot);
  if (cut || isCutAfterDot(end)) return { ...standing('unknown', cut ?? end), at: end.event.time };
  if (tellsWhy(end.event)) return standing('failed', end);
  const why = deferrals.findLast(({ event }) => tellsWhy(event));
  return { ...standing('failed', why ?? mostTelling([end, ...deferrals])), at: end.event.time };
}

/** The final dot was sent, and no answer to it came. */
function isCutAfterDot(one: Numbered | undefined): boolean {
  const verdict = one?.event.verdict;
  if (!one || !verdict) return false;
  const { stage, replyCode } = one.event;
  const isAtDot = (stage === 'unknown' ? verdict.stage : stage) === 'eod';
  return isAtDot && verdict.reason === 'connection-failed' && replyCode === '';
}

function groupBy<Key>(
  events: readonly Numbered[],
  keyOf: (one: Numbered) => Key,
): Map<Key, Numbered[]> {
  const groups = new Map<Key, Numbered[]>();
  for (const one of events) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
