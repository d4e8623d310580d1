// Tells PostgreSQL's planner how the tables have grown, in time.

import type { Pool } from 'pg';

/**
 * Before these units of work: of a table that was empty a minute ago the planner thinks that going through all of it is
 * the fastest way, until autovacuum comes by.
 */
const UNITS: ReadonlySet<number> = new Set([4, 16, 64, 256]);

/** Columns that are never compared are left out: to sort samples of long texts takes most of the time. */
const COLUMNS: Readonly<Record<string, string>> = {
  event: 'event (id, digest, message, address, target, type, at, not_ours, link)',
  message: 'message (id, campaign, submitted_at)',
  message_key: 'message_key',
  address: 'address',
  outcome: 'outcome (message, address, state, stage, reason, fault, first_at, at)',
  unsettled: 'unsettled',
  deciding: 'deciding',
  decision: 'decision (id, address, batch, incident)',
};

/** Another process may have done it a moment ago. */
const GROWN = `select relname as name from pg_stat_user_tables
  where relid in (select to_regclass(one) from unnest($1::text[]) as one)
    and (n_mod_since_analyze > n_live_tup / 2 or coalesce(last_analyze, last_autoanalyze) is null)`;

/** @param units how many units of work this process has begun. */
export async function analyzeAt(units: number, pool: Pool): Promise<void> {
  if (!UNITS.has(units)) return;
  const { rows } = await pool.query<{ name: string }>(GROWN, [Object.keys(COLUMNS)]);
  const tables = rows.flatMap(({ name }) => COLUMNS[name] ?? []);
  if (tables.length > 0) await pool.query(`analyze ${tables}`);
}
