// Prepares a policy for millions of observations: which rule counts one, which incident freezes it.

import { covers, type Incident } from '../model/incident.ts';
import type { Observation, ObservationKind } from '../model/observation.ts';
import type { Policy, PolicyCondition, PolicyRule } from '../model/policy.ts';

/** How many days ago the address last showed life, and a person; `Infinity`: never. */
export interface Ages {
  readonly life: number;
  readonly human: number;
}

export interface CompiledRule {
  readonly rule: PolicyRule;
  /** Its place in the policy. */
  readonly order: number;
  readonly meets: (observation: Observation, ages: Ages) => boolean;
}

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly rules: readonly CompiledRule[];
  /** By kind, then reason: the rules that may concern it. Filled on the way. */
  readonly candidates: Map<ObservationKind, Map<string, readonly CompiledRule[]>>;
  /** Those that freeze strikes. */
  readonly freezing: readonly Incident[];
}

/** A rule that names no kinds concerns failures. */
const FAILURES: readonly ObservationKind[] = ['failed'];

/** Do it once for many addresses. `incidents`: all that are known, in whatever state. */
export function compilePolicy(policy: Policy, incidents: readonly Incident[]): CompiledPolicy {
  const rules = policy.rules.map((rule, order) => ({ rule, order, meets: compile(rule.when) }));
  const freezing = policy.minds === 'incidents' ? incidents.filter(isFreezing) : [];
  return { policy, rules, candidates: new Map(), freezing };
}

/** The first rule that holds, or null. */
export function ruleOf(
  compiled: CompiledPolicy,
  observation: Observation,
  ages: Ages,
): CompiledRule | null {
  for (const candidate of candidatesOf(compiled, observation))
    if (candidate.meets(observation, ages)) return candidate;
  return null;
}

/** The incident that a failure belongs to, or null. */
export function freezeOf({ freezing }: CompiledPolicy, observation: Observation): Incident | null {
  for (const incident of freezing) if (covers(incident, observation)) return incident;
  return null;
}

function candidatesOf(
  { rules, candidates }: CompiledPolicy,
  { kind, reason }: Observation,
): readonly CompiledRule[] {
  let byReason = candidates.get(kind);
  if (!byReason) {
    byReason = new Map();
    candidates.set(kind, byReason);
  }
  let found = byReason.get(reason);
  if (!found) {
    found = rules.filter(({ rule: { when } }) => concerns(when, kind, reason));
    byReason.set(reason, found);
  }
  return found;
}

function concerns(when: PolicyCondition, kind: ObservationKind, reason: string): boolean {
  const kinds = when.kinds.length > 0 ? when.kinds : FAILURES;
  return kinds.includes(kind) && isAmong(when.reasons, reason);
}

function isAmong<T>(allowed: readonly T[], value: T): boolean {
  return allowed.length === 0 || allowed.includes(value);
}

/** All but kind and reason, which `candidates` answer. */
function compile(when: PolicyCondition): CompiledRule['meets'] {
  const receivers = new Set(when.receivers);
  const humanWithin = when.humanWithin ?? Number.POSITIVE_INFINITY;
  const lifelessFor = when.lifelessFor ?? Number.NEGATIVE_INFINITY;
  return (seen, ages) =>
    seen.confidence >= when.confidence &&
    ages.human <= humanWithin &&
    ages.life >= lifelessFor &&
    isAmong(when.faults, seen.fault) &&
    isAmong(when.stages, seen.stage) &&
    isAmong(when.hops, seen.hop) &&
    isAmong(when.message, seen.permanence.message) &&
    isAmong(when.address, seen.permanence.address) &&
    isAmong(when.streams, seen.stream) &&
    (receivers.size === 0 || receivers.has(seen.receiver));
}

function isFreezing({ kind, state }: Incident): boolean {
  return state !== 'dismissed' && kind !== 'list-quality';
}
