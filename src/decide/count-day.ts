// Counts what happened against an address on one day.

import type { Ground } from '../model/decision.ts';
import type { Incident } from '../model/incident.ts';
import type { Observation } from '../model/observation.ts';
import type { PolicyRule } from '../model/policy.ts';
import { freezeOf, ruleOf } from './compile-policy.ts';
import {
  advance,
  type Counter,
  counterKey,
  countStrike,
  newCounter,
  type Strike,
} from './counter.ts';
import { dateText, dayOf } from './days.ts';
import { forgivenKey } from './ledger.ts';
import { isAgainst, lifeFor, type Run, releaseBefore } from './run.ts';
import { aliveThatDay, FROZEN, noteOf, type StrikeNote } from './strike-note.ts';

/** A failure that would count, with the counter it goes to. */
interface Pending {
  readonly rule: PolicyRule;
  readonly order: number;
  readonly note: StrikeNote;
}

/** Releases of the day divide it: what failed before one is forgiven, what failed after it counts anew. */
export function countDay(run: Run, day: number, lives: readonly Observation[]): void {
  const pending = new Map<string, Pending[]>();
  for (const one of run.today) {
    if (!isAgainst(one)) continue;
    const next = run.told.releases[run.released];
    if (next && next.at < one.time) {
      countPending(run, day, pending);
      releaseBefore(run, one.time);
    }
    judge(run, one, day, lives, pending);
  }
  countPending(run, day, pending);
}

function judge(
  run: Run,
  observation: Observation,
  day: number,
  lives: readonly Observation[],
  pending: Map<string, Pending[]>,
): void {
  const { policy } = run.options;
  const { life, human } = run.desk;
  const ages = { life: ageOf(life, day), human: ageOf(human, day) };
  const found = ruleOf(policy, observation, ages);
  if (!found) {
    run.strikes.push(noteOf(observation, null, NO_RULE, null));
    return;
  }
  const { rule, order } = found;
  const stream = rule.scope === 'stream' ? observation.stream : '';
  const mayFreeze = observation.kind === 'failed' && rule.steps.length > 0;
  const incident = mayFreeze ? freezeOf(policy, observation) : null;
  const why = whyNot(run, rule, stream, day, incident, lives);
  const note = noteOf(observation, rule, why, incident);
  run.strikes.push(note);
  if (why !== '') return;
  const key = counterKey(rule.cause, stream);
  const group = pending.get(key);
  if (group) group.push({ rule, order, note });
  else pending.set(key, [{ rule, order, note }]);
}

const NO_RULE = 'No rule of the policy concerns it.';

function ageOf(time: number, day: number): number {
  return time === 0 ? Number.POSITIVE_INFINITY : day - dayOf(time);
}

/** `''` where it counts. */
function whyNot(
  { told }: Run,
  rule: PolicyRule,
  stream: string,
  day: number,
  incident: Incident | null,
  lives: readonly Observation[],
): string {
  if (rule.steps.length === 0) return rule.why;
  if (incident) return FROZEN[incident.kind];
  const life = rule.lasting ? undefined : lifeFor(lives, stream);
  if (life) return aliveThatDay(life);
  const undo = told.forgiven.get(forgivenKey(rule.cause, stream, day));
  return undo ? `${undo.who || 'Somebody'} took it back on ${dateText(undo.madeAt)}.` : '';
}

function countPending(run: Run, day: number, pending: Map<string, Pending[]>): void {
  for (const [key, group] of pending) countGroup(run, key, group, day);
  pending.clear();
}

/** The heaviest failure of a day is its strike, or all of them, as the policy says. */
function countGroup(run: Run, key: string, group: readonly Pending[], day: number): void {
  const [heaviest] = group.toSorted((a, b) => b.rule.weight - a.rule.weight || a.order - b.order);
  if (!heaviest) return;
  const { rule } = heaviest;
  const isOne = run.options.policy.policy.strikesPerDay === 1;
  const counted = isOne ? [heaviest] : group;
  const notes = counted.map(({ note }) => note);
  const strike: Strike = {
    day,
    weight: counted.reduce((sum, one) => sum + one.rule.weight, 0),
    grounds: notes.map(({ observation }) => groundOf(observation)),
    notes,
  };
  const counter = counterOf(run, key, rule, heaviest.note.observation.stream);
  advance(counter, day, run.desk);
  const tried = group.some(({ note }) => wasTried(counter, note.observation));
  countStrike(counter, strike, rule, tried, run.desk);
  if (isOne) for (const one of group) if (one !== heaviest) setAside(run, one.note);
}

function wasTried({ standing }: Counter, { sentAt }: Observation): boolean {
  return standing?.action === 'probation' && dayOf(sentAt) >= dayOf(standing.at);
}

/** A note says once and for all whether it was counted, so another one takes its place. */
function setAside({ strikes }: Run, note: StrikeNote): void {
  const index = strikes.lastIndexOf(note);
  strikes[index] = { ...note, counted: false, why: SAME_DAY };
}

const SAME_DAY = 'Another failure of that day and cause was counted: one a day is enough.';

function counterOf(run: Run, key: string, rule: PolicyRule, stream: string): Counter {
  const known = run.counters.get(key);
  if (known) return known;
  const counter = newCounter(rule.cause, rule.scope === 'stream' ? stream : '', rule.lasting);
  run.counters.set(key, counter);
  return counter;
}

/** What a decision keeps of an observation. */
export function groundOf({ message, time, reason, campaign }: Observation): Ground {
  return { message, time, reason, campaign };
}
