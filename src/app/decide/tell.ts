// Writes down what people and lists tell about addresses, with what follows from it.

import type { Decision } from '../../model/decision.ts';
import { decideRecord } from '../../pipeline/decide-record.ts';
import { type DecideWork, decidingFor } from './decide-store.ts';

/** What is told of one address. */
export type ToldEntry = Pick<
  Decision,
  'address' | 'stream' | 'action' | 'until' | 'by' | 'who' | 'why' | 'undoes' | 'incident'
> &
  Partial<Pick<Decision, 'at' | 'rule' | 'cause' | 'grounds'>>;

export interface Written {
  readonly batch: string;
  readonly entries: readonly Decision[];
}

const ADDRESSES = 500;

/**
 * All in one batch, some hundreds of addresses at a time.
 *
 * @param told may name an address several times.
 */
export async function tellStore(work: DecideWork, told: readonly ToldEntry[]): Promise<Written> {
  const deciding = await decidingFor(work);
  const { batch, now } = deciding;
  const byAddress = new Map<string, Decision[]>();
  for (const one of told) {
    const entry = { ...EMPTY, at: now, ...one, id: 0, madeAt: now, batch };
    const known = byAddress.get(one.address);
    if (known) known.push(entry);
    else byAddress.set(one.address, [entry]);
  }
  const written: Decision[] = [];
  const addresses = [...byAddress.keys()];
  for (let from = 0; from < addresses.length; from += ADDRESSES) {
    const records = await work.store.records(addresses.slice(from, from + ADDRESSES));
    const decided = records.map((record) =>
      decideRecord(record, byAddress.get(record.address) ?? [], deciding),
    );
    written.push(...(await work.store.decide(decided)));
  }
  return { batch, entries: written };
}

const EMPTY: Pick<Decision, 'rule' | 'cause' | 'grounds'> = { rule: '', cause: '', grounds: [] };
