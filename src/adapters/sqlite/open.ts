// Opens an SQLite file as a store.

import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Store, StoreError } from '../../ports/store.ts';
import type { Bulk, Engine } from '../sql/engine.ts';
import { type ColumnTypes, migrate, NEWEST, versionOf } from '../sql/migrations.ts';
import type { Schema } from '../sql/schema.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { ImmediateDialect } from './driver.ts';
import { explain } from './explain.ts';
import { type Lock, lock } from './lock.ts';
import { bulkOf, rowsOf } from './statements.ts';

const TYPES: ColumnTypes = {
  integer: 'integer',
  real: 'real',
  bytes: 'blob',
  name: 'text',
  keyOnly: ' without rowid',
  numberIn: (column, field) => `json_extract(${column}, '$.${field}')`,
};

/** In the order in which they must be set. */
const PRAGMAS = [
  'busy_timeout = 10000',
  'journal_mode = WAL',
  'synchronous = FULL',
  // 256 MB: the indexes of digests and keys are entered at random places.
  'cache_size = -262144',
  'temp_store = MEMORY',
  // 128 MB: pages that many transactions touch are copied back once.
  'wal_autocheckpoint = 32000',
  'journal_size_limit = 268435456',
];

/**
 * @param mode `write` makes what is missing, and keeps other writers away; `read` wants a store that is there.
 * @throws StoreError
 */
export async function openSqlite(path: string, mode: 'read' | 'write'): Promise<Store> {
  const isThere = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (mode === 'read' && !isThere)
    throw new StoreError(
      'not-a-store',
      `${path}: there is no store here; postbound import makes one`,
    );
  if (!existsSync(dirname(path)))
    throw new StoreError('unreachable', `${path}: its folder is not there; make it first`);
  const held = mode === 'write' ? lock(path) : null;
  try {
    const engine = await openEngine(path, mode, held);
    return sqlStore(engine);
  } catch (error) {
    held?.release();
    throw explain(path, error) ?? error;
  }
}

export async function openEngine(
  path: string,
  mode: 'read' | 'write',
  held: Lock | null,
): Promise<Engine> {
  const database = new SqliteDatabase(path, { readonly: mode === 'read' });
  try {
    const db = await prepared(database, path, mode);
    let bulk: Bulk | undefined;
    return {
      db,
      isShared: false,
      rows: (query) => db.connection().execute(async () => rowsOf(database, query)),
      write: (work) =>
        db.transaction().execute((tx) => {
          bulk ??= bulkOf(database);
          return work({ tx, bulk });
        }),
      erase: async () => {
        database.exec('vacuum');
        database.pragma('wal_checkpoint(TRUNCATE)');
      },
      explain: (error) => explain(path, error),
      close: async () => {
        await db.destroy();
        held?.release();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function prepared(
  database: Database,
  path: string,
  mode: 'read' | 'write',
): Promise<Kysely<Schema>> {
  for (const pragma of PRAGMAS)
    if (mode === 'write' || !pragma.startsWith('journal')) database.pragma(pragma);
  const db = new Kysely<Schema>({ dialect: new ImmediateDialect(database) });
  const version = await versionOf(db, path);
  if (mode === 'write' && version < NEWEST)
    await db.transaction().execute((tx) => migrate(tx, TYPES, version));
  else if (version < NEWEST) throw old(path, version);
  return db;
}

const old = (path: string, version: number): StoreError =>
  version === 0
    ? new StoreError('not-a-store', `${path}: this is no store; postbound import makes one`)
    : new StoreError(
        'not-a-store',
        `${path} was written by an older Postbound: any command that writes, such as postbound import, brings it up to date`,
      );
