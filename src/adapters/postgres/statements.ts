// Makes PostgreSQL's statements for thousands of rows: one array for each column.

import { CompiledQuery, type Transaction } from 'kysely';
import { BULK_TABLES, type BulkTable } from '../sql/bulk-tables.ts';
import type { Bulk, Cell } from '../sql/engine.ts';
import type { Schema } from '../sql/schema.ts';

const ARRAYS = {
  integer: 'bigint[]',
  real: 'double precision[]',
  text: 'text[]',
  bytes: 'bytea[]',
} as const;

const TOUCH = 'update deciding set stamp = $1 where address = any($2::bigint[])';

export function bulkOf(tx: Transaction<Schema>): Bulk {
  const ids = async (statement: string, names: readonly string[]): Promise<Map<string, number>> => {
    if (names.length === 0) return new Map();
    const { rows } = await tx.executeQuery<{ name: string; id: number }>(
      CompiledQuery.raw(statement, [names]),
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  };
  return {
    known: async (digests) => {
      const { rows } = await tx.executeQuery<{ digest: string }>(
        CompiledQuery.raw(
          `select encode(digest, 'hex') as digest from event where digest = any($1::bytea[])`,
          [digests.map((digest) => Buffer.from(digest, 'hex'))],
        ),
      );
      return new Set(rows.map(({ digest }) => digest));
    },
    addresses: (names) =>
      ids('select address as name, id from address where address = any($1::text[])', names),
    keys: (names) =>
      ids('select key as name, message as id from message_key where key = any($1::text[])', names),
    insert: async (table, rows) => {
      if (rows.length > 0)
        await tx.executeQuery(CompiledQuery.raw(insertOf(table), columnsOf(table, rows)));
    },
    touch: async (addresses, stamp) => {
      if (addresses.length > 0) await tx.executeQuery(CompiledQuery.raw(TOUCH, [stamp, addresses]));
    },
  };
}

function insertOf(table: BulkTable): string {
  const { columns, onConflict } = BULK_TABLES[table];
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${ARRAYS[type]}`);
  return `insert into ${table} (${Object.keys(columns)}) select * from unnest(${arrays}) ${onConflict}`;
}

function columnsOf(table: BulkTable, rows: readonly (readonly Cell[])[]): Cell[][] {
  return Object.keys(BULK_TABLES[table].columns).map((_, index) =>
    rows.map((row) => row[index] ?? null),
  );
}
