// Takes an address out of all text that stays.

import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

const INSTEAD = '[forgotten]';

/** Table → its key, its columns with text from outside. */
const TEXTS: Readonly<Record<string, readonly [key: string, columns: readonly string[]]>> = {
  event: ['id', ['told', 'verdict']],
  outcome: ['message', ['told']],
  message: ['id', ['name', 'message_id', 'sender', 'subject', 'stream', 'campaign', 'lane']],
  source: ['source', ['name', 'reader']],
  decision: ['id', ['told']],
  standing: ['address', ['told']],
  incident: ['id', ['told']],
};

/** How an address is written: plain, and in return paths (VERP). In lower case. */
export function formsOf(address: string): readonly string[] {
  const at = address.lastIndexOf('@');
  const plain = [address, address.replaceAll('"', '\\"')];
  const verp = at < 0 ? [] : [`${address.slice(0, at)}=${address.slice(at + 1)}`];
  return [...new Set([...plain, ...verp])];
}

/** @returns how many texts were changed. */
export async function redact(tx: Kysely<Schema>, forms: readonly string[]): Promise<number> {
  let changed = 0;
  for (const [table, [key, columns]] of Object.entries(TEXTS))
    for (const column of columns)
      for (const form of forms) changed += await redactColumn(tx, { table, key, column }, form);
  for (const form of forms)
    await sql`delete from message_key where lower(key) like ${patternOf(form)} escape '!'`.execute(
      tx,
    );
  return changed;
}

interface Column {
  readonly table: string;
  readonly key: string;
  readonly column: string;
}

async function redactColumn(
  tx: Kysely<Schema>,
  { table, key, column }: Column,
  form: string,
): Promise<number> {
  const [to, id, text] = [sql.table(table), sql.ref(key), sql.ref(column)];
  const { rows } = await sql<{ id: string | number; text: string }>`
    select distinct ${id} as id, ${text} as text from ${to}
    where lower(${text}) like ${patternOf(form)} escape '!'`.execute(tx);
  for (const row of rows)
    await sql`update ${to} set ${text} = ${without(row.text, form)}
      where ${id} = ${row.id} and ${text} = ${row.text}`.execute(tx);
  return rows.length;
}

const patternOf = (form: string): string => `%${form.replace(/[!%_]/g, '!$&')}%`;

function without(text: string, form: string): string {
  const lower = text.toLowerCase();
  // Lower case may be longer than the text (Turkish İ): then the places differ, and all goes into lower case.
  const source = lower.length === text.length ? text : lower;
  const kept: string[] = [];
  let at = 0;
  for (let next = lower.indexOf(form); next >= 0; next = lower.indexOf(form, at)) {
    kept.push(source.slice(at, next), INSTEAD);
    at = next + form.length;
  }
  return kept.join('') + source.slice(at);
}
