// Finds who spoke a reply: by a mark in its words, by the host that sent it, by what the caller knows.

import type { Facts } from '../model/facts.ts';
import type { Hit } from '../text/phrases.ts';
import type { CompiledSpeaker } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

/** Host names inside a reply; at most this many are looked up. */
const HOST = /[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){2,8}/g;
const MOST_HOSTS = 8;

/** Operators before software: `gmail` says more than the server program that it runs. */
const RANK = { receiver: 0, filter: 1, sender: 2, server: 3, common: 4 } as const;

function byMarks(rules: RuleSet, hits: readonly Hit[], from: number): CompiledSpeaker | undefined {
  let best: CompiledSpeaker | undefined;
  for (const hit of hits) {
    if (hit.start < from) continue;
    for (const speaker of rules.uses[hit.id]?.speakers ?? [])
      if (!best || RANK[speaker.kind] < RANK[best.kind]) best = speaker;
  }
  return best;
}

function byHostsInText(rules: RuleSet, folded: string): CompiledSpeaker | undefined {
  let looked = 0;
  for (const [host] of folded.matchAll(HOST)) {
    const speaker = rules.speakerOf(host);
    if (speaker) return speaker;
    if (++looked === MOST_HOSTS) return undefined;
  }
  return undefined;
}

/** `innerStart`: marks before it belong to an outer layer, which is somebody else. */
export function findSpeaker(
  rules: RuleSet,
  facts: Facts,
  folded: string,
  hits: readonly Hit[],
  innerStart: number,
): CompiledSpeaker | undefined {
  const marked = byMarks(rules, hits, innerStart);
  if (marked) return marked;
  for (const host of [facts.mx, facts.provider]) {
    const speaker = host ? rules.speakerOf(host) : undefined;
    if (speaker) return speaker;
  }
  return byHostsInText(rules, folded.slice(0, 1000));
}
