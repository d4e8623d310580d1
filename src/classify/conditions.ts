// Tells whether the conditions of a rule hold for a reply.

import type { Hit } from '../text/phrases.ts';
import type { Case } from './case.ts';
import type { CompiledRule } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

/** `5.7.1` against `5.7.1`, `x.7.1`, `5.7.x`, `x.7.x`; `550` against `550`, `5xx`. */
function codeFits(code: string, pattern: string): boolean {
  if (code === pattern) return true;
  if (!pattern.includes('x')) return false;
  // Without splitting: this runs for every rule whose words were found.
  const isStatus = pattern.includes('.');
  let at = 0;
  for (let i = 0; i < pattern.length; i++) {
    if (pattern.charCodeAt(i) === X) {
      const end = isStatus ? digitsEnd(code, at) : at + 1;
      if (end === at) return false;
      at = end;
    } else if (pattern.charCodeAt(i) !== code.charCodeAt(at++)) return false;
  }
  return at === code.length;
}

const X = 0x78;

function digitsEnd(code: string, from: number): number {
  let at = from;
  while (code.charCodeAt(at) >= 0x30 && code.charCodeAt(at) <= 0x39) at++;
  return at;
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

/** The name of a field in a log, such as the `relay` of `relay=mx.example.com`: it says nothing about the reply. */
const isLogField = (it: Case, hit: Hit): boolean =>
  hit.start < it.innerStart && it.folded.charAt(hit.end) === '=';

const spokenAgainst = (it: Case, phrases: readonly number[]): boolean =>
  it.hits.some((hit) => phrases.includes(hit.id) && !isLogField(it, hit));

/** Whether `rule`, whose words were found, holds for this reply. */
export function holds(rules: RuleSet, rule: CompiledRule, it: Case): boolean {
  if (rule.stage && !rule.stage.includes(it.stage)) return false;
  if (!codesFit(rule, it)) return false;
  if (rule.also && !hasHit(it, rule.also)) return false;
  if (rule.without && spokenAgainst(it, rule.without)) return false;
  return !rule.needsSpeaker || rules.data.speakers[rule.speaker] === it.speaker;
}
