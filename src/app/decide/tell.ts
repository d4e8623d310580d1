// Writes down what people and lists tell about addresses, with what follows from it.

import type { Decision } from '../../model/decision.ts';
import { type Deciding, decideRecord } from '../../pipeline/decide-record.ts';
import type { AddressRecord, DecisionStore } from '../../ports/decision-store.ts';
import { type DecideWork, decidingFor, earlyAmong } from './decide-store.ts';
import { recordsOf } from './records-of.ts';

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
  for await (const records of recordsOf(work.store, [...byAddress.keys()]))
    written.push(...(await tellRecords(work.store, deciding, records, byAddress)));
  return { batch, entries: written };
}

/**
 * @param records those of the addresses, from just before; those of which nothing is told are left alone.
 * @param told by address, in the form of `addressKey`.
 */
export async function tellRecords(
  store: DecisionStore,
  deciding: Deciding,
  records: readonly AddressRecord[],
  told: ReadonlyMap<string, readonly Decision[]>,
): Promise<readonly Decision[]> {
  const concerned = records.filter(({ address }) => told.has(address));
  if (concerned.length === 0) return [];
  const written = await store.decide(
    concerned.map((record) => decideRecord(record, told.get(record.address) ?? [], deciding)),
  );
  const early = earlyAmong(concerned, deciding.now);
  if (early.length > 0) await store.undecide(early);
  return written;
}

const EMPTY: Pick<Decision, 'rule' | 'cause' | 'grounds'> = { rule: '', cause: '', grounds: [] };
