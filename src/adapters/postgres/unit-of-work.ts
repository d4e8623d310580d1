// Runs a unit of work as one transaction on one connection, alone among all writers.

import type { Pool, PoolClient } from 'pg';
import type { Writing } from '../sql/engine.ts';
import { kyselyOnClient } from './kysely-on.ts';
import { bulkOf } from './statements.ts';

/** One number for all stores: which of them is told by the database. */
const WRITER_LOCK = 7_067_301;

/** One writer at a time, as with SQLite: two that join the same messages in different order would deadlock. */
const BEGIN = `begin; select pg_advisory_xact_lock(${WRITER_LOCK})`;

export async function unitOfWork<T>(
  pool: Pool,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(BEGIN);
    const result = await work({ tx: kyselyOnClient(client), bulk: bulkOf(client) });
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A transaction in which something failed is rolled back by `commit` without an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('a unit of work ended with an error that was not told');
}
