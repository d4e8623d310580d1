// Counts what a store holds.

import { type Kysely, sql } from 'kysely';
import type { Totals } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

export async function totals(db: Kysely<Schema>): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select (select count(*) from event) as events, (select count(*) from message) as messages,
      (select count(*) from outcome) as outcomes, (select count(*) from address) as addresses,
      (select count(*) from event where not_ours = 1) as "notOurs",
      (select count(*) from event where message is null and not_ours = 0) as loose`.execute(db);
  return rows[0] ?? { events: 0, messages: 0, outcomes: 0, addresses: 0, notOurs: 0, loose: 0 };
}
