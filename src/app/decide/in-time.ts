// Puts the observations of outcomes into the order of time: a deferral is told with the outcome that ended it.

import type { Observation } from '../../model/observation.ts';
import { observeOutcome } from '../../pipeline/observe.ts';
import type { StoredOutcome } from '../../ports/store.ts';

/** A queue gives up after five days (RFC 5321 §4.5.4.1): no deferral is older than its outcome by more. */
const LONGEST_QUEUE = 6 * 86_400_000;

/** @param history outcomes in the order of the time that decided them. */
export async function* observationsInTime(
  history: AsyncIterable<readonly StoredOutcome[]>,
): AsyncGenerator<readonly Observation[]> {
  let waiting: Observation[] = [];
  for await (const outcomes of history) {
    for (const outcome of outcomes) waiting.push(...observeOutcome(outcome));
    const last = waiting.reduce((latest, { time }) => Math.max(latest, time), 0);
    waiting.sort(byTime);
    const ready = waiting.findIndex(({ time }) => time > last - LONGEST_QUEUE);
    if (ready <= 0) continue;
    yield waiting.slice(0, ready);
    waiting = waiting.slice(ready);
  }
  yield waiting.sort(byTime);
}

const byTime = (a: Observation, b: Observation): number => a.time - b.time;
