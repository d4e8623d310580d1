// Finds rules of a policy that are never reached, because one before them takes all that they would take.

import { CONDITION_LISTS, type PolicyCondition, type PolicyRule } from '../model/policy.ts';

/** The rule before it that takes all, or undefined where it can be reached. */
export function takerOf(rules: readonly PolicyRule[], index: number): PolicyRule | undefined {
  const when = rules[index]?.when;
  return when && rules.slice(0, index).find((before) => takesAll(before.when, when));
}

function takesAll(wide: PolicyCondition, narrow: PolicyCondition): boolean {
  return (
    wide.confidence <= narrow.confidence &&
    (wide.humanWithin ?? Number.POSITIVE_INFINITY) >=
      (narrow.humanWithin ?? Number.POSITIVE_INFINITY) &&
    (wide.lifelessFor ?? 0) <= (narrow.lifelessFor ?? 0) &&
    CONDITION_LISTS.every((name) => includesAll(wide[name], narrow[name]))
  );
}

function includesAll(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((word) => wide.includes(word));
}
