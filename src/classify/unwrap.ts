// Unwraps a reply: which part of the text is the reply that decides, and what stands around it.

import type { Reply } from '../model/reply.ts';
import type { Stage } from '../model/stage.ts';
import type { Hit } from '../text/phrases.ts';
import { readLine, readReply } from '../text/reply-text.ts';
import type { RuleSet } from './rule-set.ts';

export interface Unwrapped {
  /** Outermost first; the last one decides. Never empty. */
  readonly chain: readonly Reply[];
  /** Where the deciding reply begins in the text. */
  readonly innerStart: number;
  /** The stage that a frame names, else `unknown`. */
  readonly stage: Stage;
  /** Whether an outer layer says that the queue lifetime ended. */
  readonly expired: boolean;
}

/** Less than this is no reply but the rest of a sentence. */
const SHORTEST_REPLY = 6;
const MAX_LAYERS = 8;

interface Cut {
  readonly at: number;
  readonly end: number;
  readonly stage: Stage | undefined;
  readonly expiry: boolean;
}

/** Signs between a frame and the reply in it. */
function skipSigns(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' :;-<"\'([>'.includes(text.charAt(at))) at++;
  return at;
}

function cutsOf(rules: RuleSet, text: string, hits: readonly Hit[]): Cut[] {
  const cuts: Cut[] = [];
  for (const hit of hits)
    for (const frame of rules.uses[hit.id]?.frames ?? []) {
      if (frame.kind !== 'inner') continue;
      const at = skipSigns(text, hit.end);
      if (text.length - at >= SHORTEST_REPLY)
        cuts.push({ at, end: hit.end, stage: frame.stage, expiry: frame.expiry ?? false });
    }
  return cuts.length > 1 ? cuts.sort((a, b) => a.at - b.at).slice(0, MAX_LAYERS) : cuts;
}

function stageOf(rules: RuleSet, hits: readonly Hit[], cuts: readonly Cut[]): Stage {
  for (const hit of hits)
    for (const frame of rules.uses[hit.id]?.frames ?? [])
      if (frame.kind === 'stage' && frame.stage) return frame.stage;
  return cuts.findLast((cut) => cut.stage !== undefined)?.stage ?? 'unknown';
}

/** Finds the innermost reply. `hits` are the phrases found in `text`, which is one that `replyText` returned. */
export function unwrap(rules: RuleSet, text: string, hits: readonly Hit[]): Unwrapped {
  const cuts = cutsOf(rules, text, hits);
  const chain = [readLine(text)];
  let innerStart = 0;
  for (const { at } of cuts) {
    if (at > innerStart) chain.push(readReply(text.slice(at)));
    innerStart = at;
  }
  return {
    chain,
    innerStart,
    stage: stageOf(rules, hits, cuts),
    expired: cuts.some((cut) => cut.expiry),
  };
}
