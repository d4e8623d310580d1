// Reads the records of many addresses, some hundreds at a time.

import type { AddressRecord, DecisionStore } from '../../ports/decision-store.ts';

const TOGETHER = 500;

/** In the order of `addresses`. */
export async function* recordsOf(
  store: Pick<DecisionStore, 'records'>,
  addresses: readonly string[],
): AsyncGenerator<readonly AddressRecord[]> {
  for (let from = 0; from < addresses.length; from += TOGETHER)
    yield await store.records(addresses.slice(from, from + TOGETHER));
}
