// Remembers which addresses were forgotten, by a salted hash alone, so that old files do not bring them back.

import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { chunks } from './chunks.ts';
import type { Schema } from './schema.ts';

const SALT = 'salt';

/** @param suppressed how it stood suppressed; null: it did not, or as it was known before. */
export async function addTombstone(
  db: Kysely<Schema>,
  key: string,
  suppressed: string | null,
): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name: SALT, value: randomBytes(32).toString('hex') })
    .onConflict((c) => c.column('name').doNothing())
    .execute();
  const hash = hashOf((await saltOf(db)) ?? '', key);
  const forgotten_at = Date.now();
  await db
    .insertInto('tombstone')
    .values({ hash, forgotten_at, suppressed })
    .onConflict((c) =>
      c.column('hash').doUpdateSet(suppressed ? { forgotten_at, suppressed } : { forgotten_at }),
    )
    .execute();
}

/** Of these addresses those that were forgotten → when, epoch ms. What happens to one later may be known again. */
export async function forgottenAmong(
  db: Kysely<Schema>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const salt = await saltOf(db);
  const found = new Map<string, number>();
  if (salt === undefined) return found;
  const keyOf = new Map([...new Set(keys)].map((key) => [hashOf(salt, key), key]));
  for (const part of chunks([...keyOf.keys()])) {
    const rows = await db.selectFrom('tombstone').selectAll().where('hash', 'in', part).execute();
    for (const { hash, forgotten_at } of rows) found.set(keyOf.get(hash) ?? '', forgotten_at);
  }
  return found;
}

export interface SuppressedTombstone {
  readonly hash: string;
  readonly suppressed: string;
  readonly forgottenAt: number;
}

/** Of these addresses those that stood suppressed when they were forgotten. */
export async function suppressedAmong(
  db: Kysely<Schema>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SuppressedTombstone>> {
  const found = new Map<string, SuppressedTombstone>();
  const salt = await saltOf(db);
  if (salt === undefined) return found;
  const any = await db
    .selectFrom('tombstone')
    .select('hash')
    .where('suppressed', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!any) return found;
  const keyOf = new Map(keys.map((key) => [hashOf(salt, key), key]));
  for (const part of chunks([...keyOf.keys()])) {
    const rows = await db
      .selectFrom('tombstone')
      .selectAll()
      .where('hash', 'in', part)
      .where('suppressed', 'is not', null)
      .execute();
    for (const { hash, forgotten_at: forgottenAt, suppressed } of rows)
      found.set(keyOf.get(hash) ?? '', { hash, suppressed: suppressed ?? '', forgottenAt });
  }
  return found;
}

/** Undefined: nobody was ever forgotten. */
export async function saltOf(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', SALT)
    .executeTakeFirst();
  return row?.value;
}

const hashOf = (salt: string, key: string): string =>
  createHash('sha256').update(`${salt}${key}`).digest('hex');
