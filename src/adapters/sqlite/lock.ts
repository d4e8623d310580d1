// Keeps a second writer away from an SQLite file, for as long as this process lives.

import SqliteDatabase, { type Database } from 'better-sqlite3';
import { StoreError } from '../../ports/store.ts';
import { explain } from './explain.ts';

export interface Lock {
  release(): void;
}

/**
 * The lock is a transaction that is never ended, on a small file beside the store: the operating system ends it with the
 * process, however that dies. The number of the process is written there for whoever comes second.
 */
export function lock(path: string): Lock {
  const where = `${path}-lock`;
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(where, { timeout: 0 });
    const held = database;
    held.exec('begin immediate');
    held.exec('create table if not exists holder (id integer primary key, pid integer)');
    held.prepare('insert or replace into holder values (1, ?)').run(process.pid);
    held.exec('commit; begin immediate');
    return { release: () => held.close() };
  } catch (error) {
    const pid = database && holderOf(database);
    database?.close();
    throw refusal(path, error, pid);
  }
}

function holderOf(database: Database): unknown {
  try {
    return database.prepare('select pid from holder').pluck().get();
  } catch {
    return undefined;
  }
}

function refusal(path: string, error: unknown, pid: unknown): unknown {
  const explained = explain(path, error);
  if (explained?.code !== 'locked') return explained ?? error;
  const who = typeof pid === 'number' ? `process ${pid}` : 'another process';
  const message = `${path} is in use by ${who}: only one may write to a file at a time; wait for its end or stop it, or use PostgreSQL`;
  return new StoreError('locked', message, { cause: error });
}
