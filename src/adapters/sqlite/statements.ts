// Prepares SQLite's statements for thousands of rows.

import type { Database, Statement } from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { BULK_TABLES, type BulkTable } from '../sql/bulk-tables.ts';
import type { Bulk, Cell } from '../sql/engine.ts';

export function bulkOf(database: Database): Bulk {
  const known = database.prepare('select 1 from event where digest = ?').pluck();
  const address = database.prepare('select id from address where address = ?').pluck();
  const key = database.prepare('select message from message_key where key = ?').pluck();
  const take = database.prepare('delete from unsettled where message = ? and stamp = ?');
  const touch = database.prepare('update deciding set stamp = ? where address = ?');
  const inserts = new Map<BulkTable, Statement>();
  for (const table of Object.keys(BULK_TABLES) as BulkTable[])
    inserts.set(table, database.prepare(insertOf(table)));
  return {
    known: async (digests) =>
      new Set(digests.filter((digest) => known.get(Buffer.from(digest, 'hex')) !== undefined)),
    addresses: async (addresses) => found(address, addresses),
    keys: async (keys) => found(key, keys),
    insert: async (table, rows) => {
      const insert = inserts.get(table);
      for (const row of rows) insert?.run(row);
    },
    takeUnsettled: async (touches) =>
      new Set(
        touches
          .filter(({ message, stamp }) => take.run(message, stamp).changes > 0)
          .map(({ message }) => message),
      ),
    touch: async (addresses, stamp) => {
      for (const one of addresses) touch.run(stamp, one);
    },
  };
}

function insertOf(table: BulkTable): string {
  const { columns, onConflict } = BULK_TABLES[table];
  const names = Object.keys(columns);
  return `insert into ${table} (${names}) values (${names.map(() => '?')}) ${onConflict}`;
}

function found(statement: Statement, names: readonly string[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (const name of names) {
    const id = statement.get(name);
    if (typeof id === 'number') ids.set(name, id);
  }
  return ids;
}

export const rowsOf = (
  database: Database,
  { sql, parameters }: CompiledQuery,
): readonly (readonly Cell[])[] =>
  database
    .prepare(sql)
    .raw()
    .all(...parameters) as Cell[][];
