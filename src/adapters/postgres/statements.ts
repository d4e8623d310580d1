// Makes PostgreSQL's statements for thousands of rows: COPY, or one array for each column.

import type { ClientBase } from 'pg';
import { BULK_TABLES, type BulkTable } from '../sql/bulk-tables.ts';
import type { Bulk, Cell } from '../sql/engine.ts';
import { copyIn } from './copy-in.ts';

const ARRAYS = {
  integer: 'bigint[]',
  real: 'double precision[]',
  text: 'text[]',
  bytes: 'bytea[]',
} as const;

/**
 * Looked up one by one, whatever the planner thinks: with `= any` it goes through the whole table when it takes the list
 * for long, or the table for short.
 */
const KNOWN = `select encode(asked, 'hex') as digest from unnest($1::bytea[]) as asked,
  lateral (select 1 from event where digest = asked limit 1) as found`;
const ADDRESSES = `select asked, id from unnest($1::text[]) as asked,
  lateral (select id from address where address = asked limit 1) as found`;
const KEYS = `select asked, message from unnest($1::text[]) as asked,
  lateral (select message from message_key where key = asked limit 1) as found`;
const TAKE = `delete from unsettled where ctid = any(array(
  select found.ctid from unnest($1::bigint[], $2::bigint[]) as asked (message, stamp),
    lateral (select ctid from unsettled where message = asked.message and stamp = asked.stamp limit 1) as found))
  returning message`;
const TOUCH = 'update deciding set stamp = $1 where address = any($2::bigint[])';

export function bulkOf(client: ClientBase): Bulk {
  const ids = async (statement: string, names: readonly string[]): Promise<Map<string, number>> => {
    if (names.length === 0) return new Map();
    const { rows } = await client.query<[string, number]>({
      text: statement,
      values: [names],
      rowMode: 'array',
    });
    return new Map(rows);
  };
  return {
    known: async (digests) => {
      const { rows } = await client.query<{ digest: string }>(KNOWN, [
        digests.map((digest) => `\\x${digest}`),
      ]);
      return new Set(rows.map(({ digest }) => digest));
    },
    addresses: (names) => ids(ADDRESSES, names),
    keys: (names) => ids(KEYS, names),
    insert: async (table, rows) => {
      const { columns, onConflict } = BULK_TABLES[table];
      if (rows.length === 0) return;
      if (onConflict === '') await copyIn(client, `${table} (${Object.keys(columns)})`, rows);
      else await client.query(insertOf(table), columnsOf(table, rows));
    },
    takeUnsettled: async (touches) => {
      const { rows } = await client.query<{ message: number }>(TAKE, [
        touches.map(({ message }) => message),
        touches.map(({ stamp }) => stamp),
      ]);
      return new Set(rows.map(({ message }) => message));
    },
    touch: async (addresses, stamp) => {
      if (addresses.length > 0) await client.query(TOUCH, [stamp, addresses]);
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
