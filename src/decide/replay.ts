// Replays what was observed of one address under a policy: into decisions, and how it stands.

import type { AddressStanding, Decision } from '../model/decision.ts';
import type { Observation } from '../model/observation.ts';
import { countDay, groundOf } from './count-day.ts';
import { advance, type Counter, isBlocked, resetByLife } from './counter.ts';
import { DAY, dayOf } from './days.ts';
import { readLedger, toldStandings } from './ledger.ts';
import { isAgainst, lifeFor, type ReplayOptions, type Run, releaseBefore } from './run.ts';
import { seedCounters } from './seed.ts';
import { standingsOf } from './standings.ts';
import type { StrikeNote } from './strike-note.ts';

export interface Replay {
  /** By the policy, in the order of time, with `id` 0 and no batch. */
  readonly decisions: readonly Decision[];
  /** At `now`; all streams (`''`) first. */
  readonly standings: readonly AddressStanding[];
  /** In the order of days. */
  readonly strikes: readonly StrikeNote[];
  /** With `avoids`: the observations that there would not have been. */
  readonly avoided: readonly Observation[];
}

const NOTHING: Replay = { decisions: [], standings: [], strikes: [], avoided: [] };

/**
 * @param observations of one address, in any order (fastest in the order of time).
 * @param ledger all entries about it, in the order in which they were written; those of the policy itself are only looked
 * at where somebody took one back, or where `knownSince` says that their grounds are gone.
 */
export function replay(
  observations: readonly Observation[],
  ledger: readonly Decision[],
  options: ReplayOptions,
): Replay {
  if (ledger.length === 0 && !observations.some(isAgainst)) return NOTHING;
  const run = startRun(observations, ledger, options);
  const sorted = inOrder(observations);
  for (let from = skipQuiet(run, sorted, skipBelieved(run, sorted)); from < sorted.length; ) {
    const day = dayOf(timeAt(sorted, from));
    let to = from + 1;
    while (to < sorted.length && dayOf(timeAt(sorted, to)) === day) to++;
    runDay(run, sorted, from, to, day);
    from = to;
  }
  return finish(run);
}

/**
 * What the ledger is believed of only tells of life; a sign of life that the ledger does not know lifts what stood before
 * it. @returns where the rest begins.
 */
function skipBelieved(run: Run, sorted: readonly Observation[]): number {
  let index = 0;
  for (let one = sorted[0]; one && one.time < run.believed; one = sorted[index]) {
    for (const life of livesOf(run, [one]))
      for (const counter of run.counters.values()) {
        advance(counter, dayOf(one.time), run.desk);
        const isLater = counter.standing && dayOf(counter.standing.at) < dayOf(one.time);
        if (isLater && !counter.lasting && lifeFor([life], counter.stream))
          resetByLife(counter, groundOf(life), life.kind, run.desk);
      }
    index++;
  }
  return index;
}

/** Most histories begin quietly: only the last signs of life matter then. @returns where the first other day begins. */
function skipQuiet(
  { counters, told, desk, options }: Run,
  sorted: readonly Observation[],
  from: number,
): number {
  if (counters.size > 0 || told.alive.length > 0) return from;
  const first = sorted.find((one, index) => index >= from && isAgainst(one));
  const day = dayOf(Math.min(first?.time ?? options.now, options.now));
  let index = from;
  for (let one = sorted[from]; one && dayOf(one.time) < day; one = sorted[index]) {
    rememberLife(desk, one);
    index++;
  }
  return index;
}

function timeAt(observations: readonly Observation[], index: number): number {
  return observations[index]?.time ?? 0;
}

function inOrder(observations: readonly Observation[]): readonly Observation[] {
  for (let i = 1; i < observations.length; i++) {
    const [before, after] = [observations[i - 1], observations[i]];
    if (before && after && byTime(before, after) > 0) return observations.toSorted(byTime);
  }
  return observations;
}

function byTime(a: Observation, b: Observation): number {
  return a.time - b.time || a.message - b.message || compare(a.kind, b.kind);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function startRun(
  observations: readonly Observation[],
  ledger: readonly Decision[],
  options: ReplayOptions,
): Run {
  const { policy, now, knownSince = 0, believedUntil: believed = knownSince } = options;
  const address = observations[0]?.address ?? ledger[0]?.address ?? '';
  const told = readLedger(ledger);
  const counters = new Map<string, Counter>();
  if (believed > 0) seedCounters(counters, told.alive, policy.policy, believed);
  return {
    options,
    told,
    believed,
    // Of what is not known any more, the friendlier is taken for granted.
    desk: {
      address,
      policy: policy.policy.name,
      now,
      decisions: [],
      life: knownSince,
      human: 0,
    },
    counters,
    strikes: [],
    avoided: [],
    released: told.releases.filter(({ at }) => at < believed).length,
    today: [],
  };
}

function runDay(
  run: Run,
  sorted: readonly Observation[],
  from: number,
  to: number,
  day: number,
): void {
  releaseBefore(run, day * DAY);
  for (const counter of run.counters.values()) advance(counter, day, run.desk);
  const { today } = run;
  today.length = 0;
  for (let i = from; i < to; i++) {
    const one = sorted[i];
    if (!one || one.time > run.options.now) continue;
    if (isAvoided(run, one)) run.avoided.push(one);
    else today.push(one);
  }
  const lives = livesOf(run, today);
  if (today.some(isAgainst)) countDay(run, day, lives);
  if (lives.length > 0) resetCounters(run, lives);
}

/** What somebody did without a message that is known may have come from anywhere. */
function isAvoided({ options, counters, told }: Run, one: Observation): boolean {
  if (!options.avoids || (one.message === 0 && !isOutcome(one))) return false;
  const day = dayOf(one.sentAt);
  for (const counter of counters.values())
    if ((counter.stream === '' || counter.stream === one.stream) && isBlocked(counter, day))
      return true;
  if (told.alive.length === 0) return false;
  return toldStandings(told.alive, one.sentAt).some(
    ({ stream, action }) => action !== 'probation' && (stream === '' || stream === one.stream),
  );
}

function isOutcome({ kind }: Observation): boolean {
  return kind === 'delivered' || kind === 'failed' || kind === 'uncertain';
}

/** The signs of life of one day that the policy minds; all of them are remembered. */
function livesOf({ options, desk }: Run, today: readonly Observation[]): readonly Observation[] {
  const { resets } = options.policy.policy;
  let lives: Observation[] | null = null;
  for (const one of today) {
    rememberLife(desk, one);
    if (one.kind !== 'delivered' && one.kind !== 'human') continue;
    if (!resets.includes(one.kind)) continue;
    lives ??= [];
    lives.push(one);
  }
  return lives ?? NO_LIVES;
}

function rememberLife(desk: Run['desk'], { kind, time }: Observation): void {
  if (kind !== 'delivered' && kind !== 'human') return;
  desk.life = Math.max(desk.life, time);
  if (kind === 'human') desk.human = Math.max(desk.human, time);
}

const NO_LIVES: readonly Observation[] = [];

function resetCounters({ counters, desk }: Run, lives: readonly Observation[]): void {
  for (const counter of counters.values()) {
    const life = counter.lasting ? undefined : lifeFor(lives, counter.stream);
    if (life) resetByLife(counter, groundOf(life), life.kind, desk);
  }
}

function finish(run: Run): Replay {
  const { counters, desk, strikes, avoided, told, options } = run;
  releaseBefore(run, options.now + 1);
  for (const counter of counters.values()) advance(counter, dayOf(options.now), desk);
  return {
    decisions: desk.decisions.sort((a, b) => a.at - b.at),
    standings: standingsOf(desk, counters.values(), toldStandings(told.alive, options.now)),
    strikes,
    avoided,
  };
}
