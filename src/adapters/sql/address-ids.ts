// Finds the numbers of addresses, gives numbers to new ones.

import { domainOf } from '../../text/address-key.ts';
import type { Writing } from './engine.ts';
import { restoreForgotten } from './forgotten.ts';

/** @param addresses comparable and clean; `''` is none. */
export async function addressIds(
  writing: Writing,
  addresses: readonly string[],
): Promise<Map<string, number>> {
  const { tx, bulk } = writing;
  const distinct = [...new Set(addresses)].filter((address) => address !== '');
  const ids = await bulk.addresses(distinct);
  const missing = distinct.filter((address) => !ids.has(address));
  if (missing.length === 0) return ids;
  const { last } = await tx
    .selectFrom('address')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  const rows = missing.map((address, index): [number, string, string] => [
    (last ?? 0) + 1 + index,
    address,
    domainOf(address),
  ]);
  await bulk.insert('address', rows);
  await restoreForgotten(writing, rows);
  for (const [id, address] of rows) ids.set(address, id);
  return ids;
}
