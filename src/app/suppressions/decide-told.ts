// Writes told entries into the ledger, with what follows from them.

import type { Decision } from '../../model/decision.ts';
import { type Deciding, decideRecord } from '../../pipeline/decide-record.ts';
import type { AddressRecord, DecisionStore } from '../../ports/decision-store.ts';

/**
 * @param records those of the addresses, from just before.
 * @param told by address, in the form of `addressKey`.
 * @returns those of the told entries, with their numbers.
 */
export async function decideTold(
  store: DecisionStore,
  deciding: Deciding,
  records: readonly AddressRecord[],
  told: ReadonlyMap<string, readonly Decision[]>,
): Promise<readonly Decision[]> {
  const decided = records.flatMap((record) => {
    const entries = told.get(record.address);
    return entries ? [decideRecord(record, entries, deciding)] : [];
  });
  if (decided.length === 0) return [];
  return (await store.decide(decided)).filter(({ by }) => by !== 'policy');
}
