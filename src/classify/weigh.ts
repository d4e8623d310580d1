// Weighs candidates against each other: which reason, how sure, which come next.

import type { Reason } from '../model/reason.ts';
import type { Alternative } from '../model/verdict.ts';
import type { Candidate } from './candidates.ts';
import type { Strength } from './compiled.ts';

export interface Weighed {
  readonly reason: Reason;
  readonly confidence: number;
  readonly alternatives: readonly Alternative[];
}

/**
 * How often a match of this strength is right where nothing speaks against it. `npm run accuracy` measures it on a
 * corpus that the rule writers saw: there phrases are right in 97 of 100 cases, so each figure is put a little lower.
 */
const SURE: Readonly<Record<Strength, number>> = {
  mark: 0.975,
  sentence: 0.95,
  phrase: 0.93,
  hint: 0.82,
  code: 0.8,
};

/** The outer layer of a reply tells less than the reply in it, and prose less than a reply. */
const OUTER = 0.8;
const AGREES = 0.6;
const SAME_STRENGTH_DISAGREES = 0.88;
const WEAKER_DISAGREES = 0.98;
const MOST_ALTERNATIVES = 3;
/** Confidence of `unknown`: nothing was recognised, so nothing is claimed. */
const UNKNOWN_SURE = 0.1;

/** A bare code says little by itself; who writes a rule for it knows more. */
const sureness = ({ rule, strength, isOuter }: Candidate): number =>
  SURE[rule.own && strength === 'code' ? 'phrase' : strength] * (isOuter ? OUTER : 1);

function combine(top: Candidate, others: readonly Candidate[]): number {
  // What a user's rule overrules is no doubt about it.
  const speaks = ({ rule }: Candidate): boolean => !top.rule.own || rule.own === true;
  let sure = sureness(top);
  if (others.some((other) => other.rule.reason === top.rule.reason && other.strength !== 'code'))
    sure = 1 - (1 - sure) * AGREES;
  const against = others.filter((other) => other.rule.reason !== top.rule.reason && speaks(other));
  if (against.some((other) => other.strength === top.strength && other.isOuter === top.isOuter))
    return sure * SAME_STRENGTH_DISAGREES;
  return against.some((other) => other.strength !== 'code') ? sure * WEAKER_DISAGREES : sure;
}

function next(top: Candidate, others: readonly Candidate[], confidence: number): Alternative[] {
  const best: Alternative[] = [];
  for (const other of others) {
    const { reason } = other.rule;
    if (best.length === MOST_ALTERNATIVES) break;
    if (reason === top.rule.reason || best.some((one) => one.reason === reason)) continue;
    best.push({ reason, confidence: round(Math.min(sureness(other), 1 - confidence)) });
  }
  return best;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Candidates come best first. */
export function weigh(candidates: readonly Candidate[]): Weighed {
  const top = candidates[0];
  if (!top) return { reason: 'unknown', confidence: UNKNOWN_SURE, alternatives: [] };
  if (candidates.length === 1)
    return { reason: top.rule.reason, confidence: round(sureness(top)), alternatives: [] };
  const others = candidates.slice(1);
  const confidence = round(combine(top, others));
  return { reason: top.rule.reason, confidence, alternatives: next(top, others, confidence) };
}
