// Finds who spoke a reply: by a mark in its words, by the host that sent it, by what the caller knows.

import type { Facts } from '../model/facts.ts';
import type { Hit } from '../text/phrases.ts';
import type { CompiledSpeaker } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

/** Operators before software: `gmail` says more than the server program that it runs. */
const RANK = { receiver: 0, filter: 1, sender: 2, server: 3, common: 4 } as const;

const nearer = (best: CompiledSpeaker | undefined, found: CompiledSpeaker): CompiledSpeaker =>
  best && RANK[best.kind] <= RANK[found.kind] ? best : found;

function byMarks(
  rules: RuleSet,
  hits: readonly Hit[],
  innerStart: number,
): CompiledSpeaker | undefined {
  let best: CompiledSpeaker | undefined;
  for (const hit of hits) {
    if (hit.start < innerStart) continue;
    for (const speaker of rules.uses[hit.id]?.speakers ?? []) best = nearer(best, speaker);
  }
  return best;
}

/** Host names count wherever they stand: `host mx.example.net said:` comes before the words. */
function byHostNames(rules: RuleSet, hits: readonly Hit[]): CompiledSpeaker | undefined {
  let best: CompiledSpeaker | undefined;
  for (const hit of hits)
    for (const speaker of rules.uses[hit.id]?.hosts ?? []) best = nearer(best, speaker);
  return best;
}

/** `innerStart`: marks before it belong to an outer layer, which is somebody else. */
export function findSpeaker(
  rules: RuleSet,
  facts: Facts,
  hits: readonly Hit[],
  innerStart: number,
): CompiledSpeaker | undefined {
  const marked = byMarks(rules, hits, innerStart);
  if (marked) return marked;
  for (const host of [facts.mx, facts.provider]) {
    const speaker = host ? rules.speakerOf(host) : undefined;
    if (speaker) return speaker;
  }
  return byHostNames(rules, hits);
}
