// Counts why mails failed and were opened or clicked, by explanation.

import type { ExplanationName } from '../../model/explanation.ts';
import { FAILED_STATES } from '../../pipeline/explain-contradiction.ts';
import type { OutcomeFilter, Store } from '../../ports/store.ts';
import { contradictions } from './contradictions.ts';

export type ExplanationCounts = ReadonlyMap<ExplanationName, number>;

export async function countExplanations(
  store: Store,
  filter: OutcomeFilter,
): Promise<ExplanationCounts> {
  const counts = new Map<ExplanationName, number>();
  for await (const { explanation } of contradictions(store, filter, false))
    counts.set(explanation.name, (counts.get(explanation.name) ?? 0) + 1);
  return counts;
}

/** Of those that failed; null where more than `most` are to be explained, which takes its time. */
export async function countFewExplanations(
  store: Store,
  filter: OutcomeFilter,
  most: number,
): Promise<ExplanationCounts | null> {
  const { states } = filter;
  const failed = {
    ...filter,
    states: FAILED_STATES.filter((state) => states?.includes(state) ?? true),
  };
  if (failed.states.length === 0) return new Map();
  let touched = 0;
  for await (const { touches } of store.outcomes(failed))
    if (touches > 0 && ++touched > most) return null;
  return touched === 0 ? new Map() : await countExplanations(store, failed);
}
