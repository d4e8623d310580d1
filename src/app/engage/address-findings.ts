// Finds what is strange about one address over time, from all that the store knows of it.

import { type AddressFinding, addressFindings } from '../../engage/reconcile/address-findings.ts';
import { covers } from '../../model/incident.ts';
import { observeOutcome } from '../../pipeline/observe.ts';
import type { Store } from '../../ports/store.ts';

/** @param address in the form of `addressKey`. */
export async function findingsOf(store: Store, address: string): Promise<AddressFinding[]> {
  const [record] = await store.records([address]);
  if (!record) return [];
  const incidents = await store.incidents();
  const isCovered = (outcome: (typeof record.outcomes)[number]): boolean =>
    observeOutcome(outcome).some((one) => incidents.some((incident) => covers(incident, one)));
  return addressFindings({
    outcomes: record.outcomes.filter((outcome) => !isCovered(outcome)),
    clicks: record.signs.filter(({ type }) => type === 'clicked'),
    standings: await store.standings(address),
  });
}
