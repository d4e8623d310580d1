// Fills counters with what a ledger remembers of times whose messages are no longer known.

import type { Decision } from '../model/decision.ts';
import type { Policy, PolicyRule, PolicyStep } from '../model/policy.ts';
import { type Counter, clear, counterKey, newCounter, resume } from './counter.ts';
import { DAY, dayOf } from './days.ts';

/** What a decision rests on that the policy of today no longer knows: its own words, and no probation. */
const FORGOTTEN: Omit<PolicyStep, 'action' | 'why'> = {
  strikes: 1,
  over: 0,
  days: 0,
  turnsInto: null,
  probation: false,
};

/** @param before epoch ms: entries older than this are believed, strikes older than this are taken from their grounds. */
export function seedCounters(
  counters: Map<string, Counter>,
  alive: readonly Decision[],
  policy: Policy,
  before: number,
): void {
  for (const entry of alive.toSorted((a, b) => a.at - b.at)) {
    if (entry.by !== 'policy') {
      if (entry.action === 'release' && entry.at < before) release(counters, entry);
      continue;
    }
    const rule = policy.rules.find(({ id }) => id === entry.rule);
    const counter = counterFor(counters, entry, rule);
    if (entry.action === 'release') {
      if (entry.at < before) clear(counter, entry.at);
      continue;
    }
    seedStrikes(counter, entry, rule?.weight ?? 1, before);
    if (entry.at < before) seedStanding(counter, entry, rule);
  }
}

/** By a person: for its stream, or for all. */
function release(counters: ReadonlyMap<string, Counter>, { stream, at }: Decision): void {
  for (const counter of counters.values())
    if (stream === '' || stream === counter.stream) clear(counter, at);
}

function counterFor(
  counters: Map<string, Counter>,
  { cause, stream }: Decision,
  rule: PolicyRule | undefined,
): Counter {
  const key = counterKey(cause, stream);
  const counter = counters.get(key) ?? newCounter(cause, stream, rule?.lasting ?? false);
  counters.set(key, counter);
  return counter;
}

function seedStrikes(counter: Counter, entry: Decision, weight: number, before: number): void {
  for (const ground of entry.grounds) {
    const day = dayOf(ground.time);
    if (ground.time >= before || counter.strikes.some((strike) => strike.day >= day)) continue;
    counter.strikes.push({ day, weight, grounds: [ground], notes: [] });
  }
}

function seedStanding(counter: Counter, entry: Decision, rule: PolicyRule | undefined): void {
  const { action, at, until, grounds, why } = entry;
  if (action !== 'hold' && action !== 'suppress' && action !== 'probation') return;
  const known = rule ?? forgottenRule(entry);
  resume(counter, {
    action,
    step: stepOf(known, action, why),
    rule: known,
    at,
    untilDay: until === 0 ? Number.POSITIVE_INFINITY : Math.ceil(until / DAY),
    count: grounds.length,
    first: grounds[0]?.time ?? at,
    grounds,
    why,
  });
}

function stepOf(rule: PolicyRule, action: Decision['action'], why: string): PolicyStep {
  const step = rule.steps.findLast((one) =>
    action === 'hold' ? one.action === 'hold' : one.action === 'suppress' || one.turnsInto !== null,
  );
  return step ?? { ...FORGOTTEN, action: action === 'hold' ? 'hold' : 'suppress', why };
}

function forgottenRule({ rule, cause, why, stream }: Decision): PolicyRule {
  return {
    id: rule,
    cause,
    when: {
      kinds: [],
      reasons: [],
      faults: [],
      stages: [],
      hops: [],
      message: [],
      address: [],
      streams: [],
      receivers: [],
      confidence: 0,
      humanWithin: null,
      lifelessFor: null,
    },
    weight: 1,
    apart: 1,
    within: 0,
    stale: 0,
    lasting: false,
    scope: stream === '' ? 'address' : 'stream',
    steps: [],
    why,
  };
}
