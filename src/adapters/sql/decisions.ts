// Reads what was decided: entries of the ledger, and how addresses stand by it.

import { type Kysely, sql } from 'kysely';
import type { AddressStanding, Decision } from '../../model/decision.ts';
import type { DecisionFilter } from '../../ports/decision-store.ts';
import { chunks } from './chunks.ts';
import { cleanText, storedKey } from './clean-text.ts';
import { decisionFrom, standingFrom } from './decision-row.ts';
import type { Cell, Engine } from './engine.ts';
import { forgottenStandings } from './forgotten.ts';
import type { Schema } from './schema.ts';

/** In the order in which they were written; of more than `limit` the newest. */
export async function decisions(
  db: Kysely<Schema>,
  { ids, address, batch, incident, limit }: DecisionFilter,
): Promise<readonly Decision[]> {
  let query = db
    .selectFrom('decision')
    .innerJoin('address', 'address.id', 'decision.address')
    .selectAll('decision')
    .select('address.address as text')
    .orderBy('decision.id', 'desc');
  if (address !== undefined) query = query.where('address.address', '=', storedKey(address));
  if (batch !== undefined) query = query.where('decision.batch', '=', cleanText(batch));
  if (incident !== undefined) query = query.where('decision.incident', '=', incident);
  if (limit !== undefined) query = query.limit(limit);
  if (ids === undefined)
    return (await query.execute()).map((row) => decisionFrom(row, row.text)).reverse();
  const found: Decision[] = [];
  for (const part of chunks([...new Set(ids)]))
    for (const row of await query.where('decision.id', 'in', part).execute())
      found.push(decisionFrom(row, row.text));
  found.sort((a, b) => a.id - b.id);
  return limit === undefined ? found : found.slice(-limit);
}

/** Those of all streams first. */
export async function standings(
  db: Kysely<Schema>,
  address: string,
): Promise<readonly AddressStanding[]> {
  const key = storedKey(address);
  const rows = await db
    .selectFrom('address')
    .leftJoin('standing', 'standing.address', 'address.id')
    .select('standing.told')
    .where('address.address', '=', key)
    .orderBy('standing.place')
    .execute();
  if (rows.length === 0) return await forgottenStandings(db, key);
  return rows
    .flatMap(({ told }) => (told === null ? [] : standingFrom(told, key)))
    .sort((a, b) => (a.stream < b.stream ? -1 : Number(a.stream > b.stream)));
}

const PAGE = 2000;

/** In the order of the numbers of addresses. */
export async function* allStandings(engine: Engine): AsyncGenerator<readonly AddressStanding[]> {
  let last: readonly Cell[] = [0, 0];
  for (;;) {
    const [address, place] = last as [number, number];
    const rows = await engine.rows(
      sql`select standing.address, standing.place, standing.told, address.address
        from standing join address on address.id = standing.address
        where (standing.address, standing.place) > (${address}, ${place})
        order by standing.address, standing.place limit ${PAGE}`.compile(engine.db),
    );
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map((cells) => standingFrom(cells[2] as string, cells[3] as string));
    last = end;
  }
}
