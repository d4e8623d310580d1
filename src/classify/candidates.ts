// Collects the rules that hold for a reply, strongest first.

import type { Hit } from '../text/phrases.ts';
import type { Case } from './case.ts';
import type { CompiledRule, CompiledSpeaker, Strength } from './compiled.ts';
import { holds } from './conditions.ts';
import type { RuleSet } from './rule-set.ts';

export interface Candidate {
  readonly rule: CompiledRule;
  readonly strength: Strength;
  /** Where its words stand; null for a code. */
  readonly hit: Hit | null;
  /** Orders candidates: higher wins. */
  readonly rank: number;
  readonly isOuter: boolean;
}

const SENTENCE_FROM = 20;
/** More than all that orders rules within one part of a reply, and less than what parts the parts. */
const OWN = 6000;
const INNER = 20_000;
const RANK: Readonly<Record<Strength, number>> = {
  mark: 5,
  sentence: 4,
  phrase: 3,
  hint: 2,
  code: 1,
};
const WEAKER: Readonly<Record<Strength, Strength>> = {
  mark: 'sentence',
  sentence: 'phrase',
  phrase: 'hint',
  hint: 'hint',
  code: 'code',
};

/** A sign outside the Latin alphabet says about as much as two letters. */
function weightOf(text: string, hit: Hit): number {
  let weight = 0;
  for (let i = hit.start; i < hit.end; i++) weight += text.charCodeAt(i) >= 0x2e80 ? 3 : 1;
  return weight;
}

/** `weight` of its words, 0 where it has none. */
function ownStrength(rule: CompiledRule, weight: number): Strength {
  if (rule.strength) return rule.strength;
  if (weight === 0) return 'code';
  return weight >= SENTENCE_FROM ? 'sentence' : 'phrase';
}

const isOperator = (speaker: CompiledSpeaker | undefined): boolean =>
  speaker !== undefined && speaker.kind !== 'server' && speaker.kind !== 'common';

/** An operator's words from another operator's mouth prove less; of their own rules users know whom they mean. */
function isForeign(rules: RuleSet, rule: CompiledRule, it: Case): boolean {
  if (rule.own) return false;
  const owner = rules.data.speakers[rule.speaker];
  return isOperator(owner) && isOperator(it.speaker) && owner !== it.speaker;
}

/** Words that mean something only beside a status or a code prove less in a reply that has neither. */
const isUnproven = (rule: CompiledRule, it: Case): boolean =>
  (rule.status !== undefined || rule.code !== undefined) &&
  !(rule.status && it.status) &&
  !(rule.code && it.code);

function conditionsOf(rule: CompiledRule, it: Case): number {
  let met = 0;
  if (rule.also) met++;
  if (rule.stage) met++;
  if (rule.code && it.code) met++;
  if (rule.status && it.status) met++;
  return met;
}

function candidate(rules: RuleSet, rule: CompiledRule, it: Case, hit: Hit | null): Candidate {
  const isOuter = hit !== null && hit.start < it.innerStart;
  const weight = hit ? weightOf(it.text, hit) : 0;
  let strength = ownStrength(rule, weight);
  if (isForeign(rules, rule, it)) strength = WEAKER[strength];
  if (isUnproven(rule, it)) strength = WEAKER[strength];
  const speaks = it.speaker !== undefined && rules.data.speakers[rule.speaker] === it.speaker;
  const rank =
    (isOuter ? 0 : INNER) +
    (rule.own ? OWN : 0) +
    RANK[strength] * 1000 +
    (speaks ? 400 : 0) +
    conditionsOf(rule, it) * 100 +
    Math.min(weight, 99);
  return { rule, strength, hit, rank, isOuter };
}

/** A rule counts once, with its best words. Candidates are few, so a look along the list costs less than a map. */
function addCandidate(found: Candidate[], candidate: Candidate): void {
  let at = 0;
  while (at < found.length && found[at]?.rule !== candidate.rule) at++;
  const known = found[at];
  if (!known || known.rank < candidate.rank) found[at] = candidate;
}

function byWords(rules: RuleSet, it: Case): Candidate[] {
  const found: Candidate[] = [];
  for (const hit of it.hits)
    for (const rule of rules.uses[hit.id]?.rules ?? [])
      if (holds(rules, rule, it)) addCandidate(found, candidate(rules, rule, it, hit));
  return found;
}

/** `5.7.1` is looked up as itself and as `5.7.x`, `550` as itself and as `5xx`. */
const wider = (code: string): string => {
  const dot = code.lastIndexOf('.');
  return dot > 0 ? `${code.slice(0, dot)}.x` : `${code.charAt(0)}xx`;
};

function addByCode(found: Candidate[], rules: RuleSet, it: Case, key: string): void {
  for (const rule of rules.byCode.get(key) ?? [])
    if (holds(rules, rule, it)) addCandidate(found, candidate(rules, rule, it, null));
}

/** Every rule that holds, best first; ties fall to the earlier rule file and line. */
export function findCandidates(rules: RuleSet, it: Case): Candidate[] {
  const found = byWords(rules, it);
  for (const code of [it.status, it.code]) {
    if (!code) continue;
    addByCode(found, rules, it, code);
    addByCode(found, rules, it, wider(code));
  }
  return bestFirst(found);
}

/** By insertion: candidates are few, and a sort of few takes ten times as long. */
function bestFirst(found: Candidate[]): Candidate[] {
  if (found.length > 50) return found.sort((a, b) => b.rank - a.rank);
  for (let i = 1; i < found.length; i++) {
    const one = found[i] as Candidate;
    let at = i;
    for (; at > 0 && (found[at - 1] as Candidate).rank < one.rank; at--)
      found[at] = found[at - 1] as Candidate;
    found[at] = one;
  }
  return found;
}
