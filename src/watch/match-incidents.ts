// Joins incidents found now with those known before: the same one keeps its number and what a person said about it.

import type { Incident } from '../model/incident.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What is found again may begin or end a little differently. */
const TOLERANCE = 2 * HOUR;
/** Behind so much history nothing depends any more on where it was cut. */
const WARM = 7 * DAY;

/** What the watch was fed with. */
export interface Watched {
  /** Time of the first observation, epoch ms: the beginning of the warm-up. */
  readonly from: number;
  /** The oldest time of what came or changed since it last ran, epoch ms. */
  readonly since: number;
}

/**
 * @param found by a watch, with number 0.
 * @param stored with numbers.
 * @returns those to be saved: new ones with number 0, and known ones that changed.
 */
export function matchIncidents(
  found: readonly Incident[],
  stored: readonly Incident[],
  watched: Watched,
): Incident[] {
  const known = [...stored].sort((a, b) => a.id - b.id);
  const now = new Map<number, Incident>();
  const saved: Incident[] = [];
  for (const one of found) {
    const before = known.find((other) => isSame(one, other));
    if (before) now.set(before.id, merged(one, now.get(before.id) ?? before, watched));
    else if (isNew(one, watched)) saved.push(one);
  }
  for (const before of known) {
    const after = now.get(before.id) ?? unfound(before, watched);
    if (JSON.stringify(after) !== JSON.stringify(before)) saved.push(after);
  }
  return saved;
}

/** What was over before anything changed, and was not found then, only seems so because the history was cut. */
const isNew = ({ end }: Incident, { from, since }: Watched): boolean =>
  end === 0 || end >= since || since <= from;

function isSame(a: Incident, b: Incident): boolean {
  return (
    a.kind === b.kind &&
    isJoint(a.reasons, b.reasons) &&
    isAtSame(a, b) &&
    isJoint(a.campaigns, b.campaigns) &&
    isJoint(a.lanes, b.lanes) &&
    a.start <= endOf(b) + TOLERANCE &&
    b.start <= endOf(a) + TOLERANCE
  );
}

/** One operator runs many domains, each of which may be misconfigured. */
const isAtSame = (a: Incident, b: Incident): boolean =>
  a.kind === 'receiver-misconfigured'
    ? a.receivers[0] === b.receivers[0]
    : isJoint(a.receivers, b.receivers);

const endOf = ({ end }: Incident): number => (end === 0 ? Number.POSITIVE_INFINITY : end);

/** An empty list means all. */
const isJoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((name) => b.includes(name));

function merged(found: Incident, before: Incident, { from }: Watched): Incident {
  const isCut = before.start < from + WARM && found.size < before.size;
  const whole = isCut ? before : found;
  const early = before.start <= found.start ? before : found;
  return {
    ...whole,
    id: before.id,
    receivers: isCut ? before.receivers : found.receivers,
    start: early.start,
    lastGood: early.lastGood || found.lastGood,
    foundAt: Math.min(found.foundAt, before.foundAt),
    end: before.end !== 0 && found.end !== 0 && isCut ? Math.max(before.end, found.end) : found.end,
    firstGood: found.firstGood || before.firstGood,
    size: Math.max(found.size, before.size),
    refusals: Math.max(found.refusals, before.refusals),
    state: stateOf(found, before),
    after: seen(found) >= seen(before) ? found.after : before.after,
  };
}

const seen = ({ after }: Incident): number => after.delivered + after.failed;

function stateOf(found: Incident, before: Incident): Incident['state'] {
  if (before.state === 'dismissed') return 'dismissed';
  return before.state === 'verified' && found.end !== 0 ? 'verified' : found.state;
}

/** Open, and not found again: it ended before the history at hand, or later events tell otherwise. */
function unfound(before: Incident, { from }: Watched): Incident {
  if (before.end !== 0) return before;
  const state = before.state === 'dismissed' ? 'dismissed' : 'over';
  if (before.start < from + WARM)
    return { ...before, end: Math.max(before.start + 1, from), state };
  const evidence = ['What is known by now does not tell of it any more.', ...before.evidence];
  return { ...before, end: before.start, state, evidence };
}
