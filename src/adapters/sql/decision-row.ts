// Writes decisions and standings into columns and reads them back.

import { type Kysely, sql } from 'kysely';
import type { AddressStanding, Decision } from '../../model/decision.ts';
import { chunks } from './chunks.ts';
import { cleanText } from './clean-text.ts';
import type { Cell } from './engine.ts';
import { parseJson } from './json.ts';
import type { DecisionTable, Schema } from './schema.ts';

export function decisionCells(id: number, address: number, decision: Decision): Cell[] {
  const { id: _id, address: _address, batch, incident, ...told } = decision;
  return [id, address, cleanText(batch), incident, JSON.stringify(told)];
}

export const decisionFrom = (row: DecisionTable, address: string): Decision => ({
  ...parseJson<Decision>(row.told),
  id: row.id,
  address,
  batch: row.batch,
  incident: row.incident,
});

export function standingCells(address: number, place: number, standing: AddressStanding): Cell[] {
  const { address: _address, ...told } = standing;
  return [address, place, JSON.stringify(told)];
}

export const standingFrom = (told: string, address: string): AddressStanding => ({
  ...parseJson<AddressStanding>(told),
  address,
});

interface KnownAddress {
  readonly id: number;
  readonly address: string;
}

/** By the numbers of the addresses. */
export async function ledgersOf(
  db: Kysely<Schema>,
  known: readonly KnownAddress[],
): Promise<Map<number, Decision[]>> {
  const ledgers = new Map<number, Decision[]>();
  for (const part of chunks(known)) {
    const texts = new Map(part.map(({ id, address }) => [id, address]));
    const rows = await db
      .selectFrom('decision')
      .selectAll()
      .where('address', 'in', [...texts.keys()])
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const decision = decisionFrom(row, texts.get(row.address) ?? '');
      const ledger = ledgers.get(row.address);
      if (ledger) ledger.push(decision);
      else ledgers.set(row.address, [decision]);
    }
  }
  return ledgers;
}

const LAST = 'last-decision';

/** Numbers are never given twice, whatever was removed. @returns the first of so many. */
export async function newNumbers(tx: Kysely<Schema>, count: number): Promise<number> {
  const { rows } = await sql<{ value: string }>`
    insert into meta (name, value) values (${LAST}, ${String(count)})
    on conflict (name) do update set value = cast(cast(meta.value as bigint) + ${sql.lit(count)} as text)
    returning value`.execute(tx);
  return Number(rows[0]?.value ?? count) - count + 1;
}
