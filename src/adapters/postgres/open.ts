// Opens a PostgreSQL database as a store.

import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Store, StoreError } from '../../ports/store.ts';
import type { Cell, Engine } from '../sql/engine.ts';
import { type ColumnTypes, migrate, NEWEST, versionOf } from '../sql/migrations.ts';
import type { Schema } from '../sql/schema.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { explain } from './explain.ts';
import { bulkOf } from './statements.ts';

const TYPES: ColumnTypes = {
  integer: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
  name: 'text collate "C"',
  keyOnly: '',
  numberIn: (column, field) => `cast(cast(${column} as json) ->> '${field}' as bigint)`,
};

const CONNECTIONS = 4;
const CONNECT_MS = 10_000;
const INT8 = 20;
/** One number for all stores: which of them is told by the database. */
const WRITER_LOCK = 7_067_301;

/**
 * Before these units of work the planner is told how the tables have grown: of a table that was empty a minute ago it
 * thinks that going through all of it is the fastest way, until autovacuum comes by.
 */
const ANALYZED_AT: ReadonlySet<number> = new Set([4, 16, 64, 256]);
const ANALYZE =
  'analyze event, message, message_key, address, outcome, unsettled, deciding, decision';

/**
 * @param mode `write` makes what is missing; `read` wants a store that is there.
 * @throws StoreError
 */
export async function openPostgres(address: string, mode: 'read' | 'write'): Promise<Store> {
  const where = withoutPassword(address);
  const pool = poolOf(address);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let units = 0;
  const engine: Engine = {
    db,
    isShared: true,
    rows: async ({ sql, parameters }) =>
      (await pool.query<Cell[]>({ text: sql, values: [...parameters], rowMode: 'array' })).rows,
    write: async (work) => {
      units += 1;
      if (ANALYZED_AT.has(units)) await db.executeQuery(CompiledQuery.raw(ANALYZE));
      return await db.transaction().execute(async (tx) => {
        // One writer at a time, as with SQLite: two that join the same messages in different order would deadlock.
        await tx.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock($1)', [WRITER_LOCK]));
        return await work({ tx, bulk: bulkOf(tx) });
      });
    },
    erase: async () => {
      await db.executeQuery(
        CompiledQuery.raw(
          'vacuum event, message, message_key, address, raw_mail, outcome, decision, standing, incident',
        ),
      );
    },
    explain: (error) => explain(where, error),
    close: () => db.destroy(),
  };
  try {
    await prepare(engine, where, mode);
    return sqlStore(engine);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw explain(where, error) ?? error;
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    types: {
      // Numbers of rows and epoch ms fit a double; pg makes them strings.
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === INT8 ? Number : pg.types.getTypeParser(id, format ?? 'text'),
    } as pg.CustomTypesConfig,
  });
  // What breaks a connection is told to whoever asks next; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function prepare(engine: Engine, where: string, mode: 'read' | 'write'): Promise<void> {
  const version = await versionOf(engine.db, where);
  if (version === NEWEST) return;
  if (mode === 'read')
    throw new StoreError(
      'not-a-store',
      `${where}: there is no store here, or an older one; any command that writes, such as postbound import, makes it`,
    );
  await engine.write(async ({ tx }) => {
    // Another process may have been faster.
    const current = await versionOf(tx, where);
    if (current < NEWEST) await migrate(tx, TYPES, current);
  });
}

function withoutPassword(address: string): string {
  const url = URL.parse(address);
  if (!url) return 'the PostgreSQL store';
  url.password = '';
  url.search = '';
  return url.href;
}
