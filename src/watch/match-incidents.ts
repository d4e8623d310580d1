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
  /** Beginning of the warm-up, epoch ms: nothing older was looked at; 0: nothing is older. */
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
  // In all of the history two are two; in a part of it the second may be what is left of the first.
  const isTaken = ({ id }: Incident): boolean => watched.from === 0 && now.has(id);
  for (const one of found) {
    const before = known.find((other) => isSame(one, other) && !isTaken(other));
    if (before) now.set(before.id, merged(one, now.get(before.id) ?? before, watched));
    else if (isNew(one, watched)) saved.push(one);
  }
  for (const before of known) {
    const after = now.get(before.id) ?? unfound(before, watched);
    if (textOf(after) !== textOf(before)) saved.push(after);
  }
  return saved;
}

/** The same whatever the order of its fields. */
const textOf = (incident: Incident): string => JSON.stringify(Object.entries(incident).sort());

/** What was over before anything changed, and was not found then, only seems so because the history was cut. */
const isNew = ({ end }: Incident, { from, since }: Watched): boolean =>
  end === 0 || end >= since || since <= from || from === 0;

function isSame(a: Incident, b: Incident): boolean {
  return (
    a.kind === b.kind &&
    isJoint(a.reasons, b.reasons) &&
    isAtSame(a, b) &&
    isJoint(a.campaigns, b.campaigns) &&
    isJoint(a.lanes.filter(Boolean), b.lanes.filter(Boolean)) &&
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
  const said = before.said ? { said: before.said } : {};
  if (from === 0) return { ...found, id: before.id, state: wordOf(found, before), ...said };
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
    size: isCut ? Math.max(found.size, before.size) : found.size,
    refusals: isCut ? Math.max(found.refusals, before.refusals) : found.refusals,
    state: stateOf(found, before),
    after: seen(found) >= seen(before) ? found.after : before.after,
    ...said,
  };
}

const seen = ({ after }: Incident): number => after.delivered + after.failed;

/** What was seen before lies outside of what was looked at now. */
function stateOf(found: Incident, before: Incident): Incident['state'] {
  const state = wordOf(found, before);
  if (before.state === 'verified' && state === 'over') return 'verified';
  return before.state === 'dismissed' && seen(found) < seen(before) ? 'dismissed' : state;
}

/** A person's word stands over what is found. */
function wordOf({ state }: Incident, { said }: Incident): Incident['state'] {
  if (said === 'dismissed') return 'dismissed';
  return said === 'restored' && state === 'dismissed' ? 'over' : state;
}

const GONE = 'What is known by now does not tell of it any more.';

/** Not found again: it ended before the history at hand, or what came since tells otherwise; then it covers nothing. */
function unfound(before: Incident, { from }: Watched): Incident {
  const { start, end, evidence } = before;
  const state = before.said === 'dismissed' ? 'dismissed' : 'over';
  if (from > 0 && end !== 0) return before;
  if (start < from + WARM) return { ...before, end: Math.max(start + 1, from), state };
  if (evidence[0] === GONE) return before;
  return { ...before, end: start, state: 'dismissed', evidence: [GONE, ...evidence] };
}
