// Keeps lists of addresses that are known by their hashes alone.

import type { Kysely } from 'kysely';
import type { HashedList } from '../../ports/decision-store.ts';
import { chunks } from './chunks.ts';
import { cleanText } from './clean-text.ts';
import type { Engine, Writing } from './engine.ts';
import { forgottenList } from './forgotten.ts';
import type { Schema } from './schema.ts';

const BYTES: Readonly<Record<HashedList['algorithm'], number>> = { sha256: 32, sha1: 20, md5: 16 };
/** Hashes that stand in one row, one behind the other. */
const IN_ONE = 10_000;
const HEXADECIMAL = /^[0-9a-f]+$/;

/** What is no hash of this algorithm is left out. */
export async function saveHashes(engine: Engine, list: HashedList): Promise<void> {
  const { algorithm, since } = list;
  const name = cleanText(list.name);
  const length = 2 * BYTES[algorithm];
  const hashes = list.hashes.filter((hash) => hash.length === length && HEXADECIMAL.test(hash));
  await engine.write(async (writing) => {
    await remove(writing, name);
    await writing.tx.insertInto('hashed_list').values({ name, algorithm, since }).execute();
    let part = 0;
    for (const some of chunks(hashes, IN_ONE)) {
      const row = { list: name, part: part++, hashes: Buffer.from(some.join(''), 'hex') };
      await writing.tx.insertInto('hashed_part').values(row).execute();
    }
  });
}

async function remove({ tx }: Writing, name: string): Promise<boolean> {
  await tx.deleteFrom('hashed_part').where('list', '=', name).execute();
  const done = await tx.deleteFrom('hashed_list').where('name', '=', name).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** @returns whether it was there. */
export const removeHashes = (engine: Engine, name: string): Promise<boolean> =>
  engine.write((writing) => remove(writing, cleanText(name)));

/** In the order of names, behind them the one of those that were forgotten. */
export async function hashedLists(db: Kysely<Schema>): Promise<readonly HashedList[]> {
  const forgotten = await forgottenList(db);
  return [...(await savedLists(db)), ...(forgotten ? [forgotten] : [])];
}

async function savedLists(db: Kysely<Schema>): Promise<readonly HashedList[]> {
  const lists = await db.selectFrom('hashed_list').selectAll().orderBy('name').execute();
  const found: HashedList[] = [];
  for (const list of lists) {
    const algorithm = list.algorithm as HashedList['algorithm'];
    const parts = await db
      .selectFrom('hashed_part')
      .select('hashes')
      .where('list', '=', list.name)
      .orderBy('part')
      .execute();
    const hashes = parts.flatMap((part) => cut(part.hashes, BYTES[algorithm]));
    found.push({ name: list.name, algorithm, hashes, since: list.since });
  }
  return found;
}

function cut(bytes: Uint8Array, length: number): string[] {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return Array.from({ length: bytes.length / length }, (_, index) =>
    hex.slice(index * 2 * length, (index + 1) * 2 * length),
  );
}
