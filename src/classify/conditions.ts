// Tells whether the conditions of a rule hold for a reply.

import type { Case } from './case.ts';
import type { CompiledRule } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

/** `5.7.1` against `5.7.1`, `x.7.1`, `5.7.x`, `x.7.x`; `550` against `550`, `5xx`. */
function codeFits(code: string, pattern: string): boolean {
  if (code === pattern) return true;
  const have = code.includes('.') ? code.split('.') : [...code];
  const want = pattern.includes('.') ? pattern.split('.') : [...pattern];
  return have.length === want.length && want.every((part, i) => part === 'x' || part === have[i]);
}

const anyFits = (code: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => codeFits(code, pattern));

/** A code that the reply does not have cannot speak against the rule's words. */
function codesFit(rule: CompiledRule, it: Case): boolean {
  const needsOwn = rule.words.length === 0;
  if (rule.code && (it.code || needsOwn) && !anyFits(it.code, rule.code)) return false;
  return !(rule.status && (it.status || needsOwn) && !anyFits(it.status, rule.status));
}

const hasHit = (it: Case, phrases: readonly number[]): boolean =>
  it.hits.some((hit) => phrases.includes(hit.id));

/** Whether `rule`, whose words were found, holds for this reply. */
export function holds(rules: RuleSet, rule: CompiledRule, it: Case): boolean {
  if (rule.stage && !rule.stage.includes(it.stage)) return false;
  if (!codesFit(rule, it)) return false;
  if (rule.also && !hasHit(it, rule.also)) return false;
  if (rule.without && hasHit(it, rule.without)) return false;
  return !rule.needsSpeaker || rules.data.speakers[rule.speaker] === it.speaker;
}
