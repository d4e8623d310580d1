// Remembers up to when events were pruned, so that an old file that is imported again does not count twice.

import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const NAME = 'pruned-before';

/** Epoch ms; 0: never pruned. */
export async function prunedBefore(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

export async function rememberPruned(db: Kysely<Schema>, before: number): Promise<void> {
  const value = String(Math.max(before, await prunedBefore(db)));
  await db
    .insertInto('meta')
    .values({ name: NAME, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}
