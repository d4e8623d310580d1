// Opens a PostgreSQL database as a store.

import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { type Store, StoreError } from '../../ports/store.ts';
import type { Cell, Engine } from '../sql/engine.ts';
import { type ColumnTypes, migrate, NEWEST, versionOf } from '../sql/migrations.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { analyzeAt } from './analyze.ts';
import { explain } from './explain.ts';
import { kyselyOn } from './kysely-on.ts';
import { unitOfWork } from './unit-of-work.ts';

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
/** Writers ask for some hundred rows at a time, by an index: a plan with helpers or compiled code takes longer to begin. */
const FOR_WRITERS =
  'set max_parallel_workers_per_gather = 0; set jit = off; set random_page_cost = 1.1';

/**
 * @param mode `write` makes what is missing; `read` wants a store that is there.
 * @throws StoreError
 */
export async function openPostgres(address: string, mode: 'read' | 'write'): Promise<Store> {
  const where = withoutPassword(address);
  const pool = poolOf(address, mode);
  const db = kyselyOn(pool);
  let units = 0;
  const engine: Engine = {
    db,
    isShared: true,
    rows: async ({ sql, parameters }) =>
      (await pool.query<Cell[]>({ text: sql, values: [...parameters], rowMode: 'array' })).rows,
    write: async (work) => {
      units += 1;
      await analyzeAt(units, pool);
      return await unitOfWork(pool, work);
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

function poolOf(connectionString: string, mode: 'read' | 'write'): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    // Statements that need no answer of each other are sent together: nobody else writes meanwhile.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_MS,
    types: {
      // Numbers of rows and epoch ms fit a double; pg makes them strings.
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === INT8 ? Number : pg.types.getTypeParser(id, format ?? 'text'),
    } as pg.CustomTypesConfig,
  });
  // What breaks a connection is told to whoever asks next; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    if (mode === 'write') client.query(FOR_WRITERS).catch(() => undefined);
  });
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
