// Hands out addresses that are to be decided about, and takes back what was decided.

import { randomInt } from 'node:crypto';
import type { Decision } from '../../model/decision.ts';
import type { AddressRecord, Decided } from '../../ports/decision-store.ts';
import { addressIds } from './address-ids.ts';
import { chunks } from './chunks.ts';
import { storedKey } from './clean-text.ts';
import { decisionCells, newNumbers, standingCells } from './decision-row.ts';
import type { Cell, Engine, Writing } from './engine.ts';
import { type KnownAddress, recordsOf } from './records.ts';
import { newStamp } from './stamp.ts';

interface HandedOut {
  /** Of the touch that was handed out, a later one has another; null: there was nothing to decide. */
  readonly stamp: number | null;
  /** Number of the last entry of its ledger; 0: none. */
  readonly last: number;
}

/** Forgotten are the oldest, which are then handed out again. */
const MOST_HANDED_OUT = 100_000;

export class Deciding {
  readonly #engine: Engine;
  readonly #handedOut = new Map<string, HandedOut>();
  /** Where to begin; null: not chosen yet. */
  #start: number | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async undecided(limit: number): Promise<readonly AddressRecord[]> {
    const start = await this.#chosenStart();
    const rows = [...(await this.#touched(start, limit))];
    // Round and round: those before the start are left.
    if (rows.length < limit && start > 0)
      rows.push(...(await this.#touched(0, limit - rows.length, start)));
    return await this.#handOut(rows);
  }

  async records(addresses: readonly string[]): Promise<readonly AddressRecord[]> {
    const { db } = this.#engine;
    const keys = addresses.map(storedKey);
    const found = new Map<string, AddressRecord>();
    for (const part of chunks([...new Set(keys)])) {
      const rows = await db
        .selectFrom('address')
        .leftJoin('deciding', 'deciding.address', 'address.id')
        .select(['address.id', 'address.address', 'deciding.stamp'])
        .where('address.address', 'in', part)
        .execute();
      for (const record of await this.#handOut(rows)) found.set(record.address, record);
    }
    return keys.map(
      (address) => found.get(address) ?? { address, outcomes: [], signs: [], ledger: [] },
    );
  }

  /** Several processes begin at different places, so that they do not all do the same. */
  async #chosenStart(): Promise<number> {
    if (this.#start !== null) return this.#start;
    const { last } = await this.#engine.db
      .selectFrom('deciding')
      .select(({ fn }) => fn.max<number | null>('address').as('last'))
      .executeTakeFirstOrThrow();
    this.#start = this.#engine.isShared ? randomInt((last ?? 0) + 1) : 0;
    return this.#start;
  }

  async #touched(
    after: number,
    limit: number,
    upTo: number = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly Touched[]> {
    return await this.#engine.db
      .selectFrom('deciding')
      .innerJoin('address', 'address.id', 'deciding.address')
      .select(['address.id', 'address.address', 'deciding.stamp'])
      .where('deciding.stamp', 'is not', null)
      .where('deciding.address', '>', after)
      .where('deciding.address', '<=', upTo)
      .orderBy('deciding.address')
      .limit(limit)
      .execute();
  }

  /** The stamps were read before all else: what comes meanwhile has another. */
  async #handOut(rows: readonly Touched[]): Promise<AddressRecord[]> {
    const records = await recordsOf(this.#engine, rows);
    records.forEach(({ address, ledger }, index) => {
      const [oldest] = this.#handedOut.keys();
      if (oldest !== undefined && this.#handedOut.size >= MOST_HANDED_OUT)
        this.#handedOut.delete(oldest);
      this.#handedOut.set(address, {
        stamp: rows[index]?.stamp ?? null,
        last: ledger.at(-1)?.id ?? 0,
      });
    });
    return records;
  }

  async decide(decided: readonly Decided[]): Promise<readonly Decision[]> {
    const clean = decided.map((one) => ({ ...one, address: storedKey(one.address) }));
    const written = await this.#engine.write((writing) => this.#write(writing, clean));
    for (const { address } of clean) this.#handedOut.delete(address);
    return written;
  }

  async #write(writing: Writing, decided: readonly Decided[]): Promise<readonly Decision[]> {
    const ids = await addressIds(
      writing,
      decided.map(({ address }) => address),
    );
    const known = decided.flatMap((one) => {
      const id = ids.get(one.address);
      return id === undefined ? [] : [{ ...one, id }];
    });
    const current = await this.#current(writing, known);
    const entries = await addEntries(writing, current);
    await replaceStandings(writing, current);
    await this.#markDecided(writing, current);
    return entries;
  }

  /** What follows from a ledger that another process has continued meanwhile is left out: it is handed out again. */
  async #current({ tx }: Writing, known: readonly Known[]): Promise<readonly Known[]> {
    const lasts = new Map<number, number>();
    for (const part of chunks(known.map(({ id }) => id))) {
      const rows = await tx
        .selectFrom('decision')
        .select(({ fn }) => ['address', fn.max<number>('id').as('last')])
        .where('address', 'in', part)
        .groupBy('address')
        .execute();
      for (const { address, last } of rows) lasts.set(address, last);
    }
    return known.filter(({ id, address, entries }) => {
      const handedOut = this.#handedOut.get(address);
      const isSame = !handedOut || handedOut.last === (lasts.get(id) ?? 0);
      return isSame || entries.some(({ by }) => by !== 'policy');
    });
  }

  async #markDecided({ tx, bulk }: Writing, decided: readonly Known[]): Promise<void> {
    const stamps = new Map<number, number | null>();
    for (const part of chunks(decided.map(({ id }) => id))) {
      const rows = await tx
        .selectFrom('deciding')
        .selectAll()
        .where('address', 'in', part)
        .execute();
      for (const { address, stamp } of rows) stamps.set(address, stamp);
    }
    const rows = decided.map(({ id, address }): Cell[] => {
      const stamp = stamps.get(id) ?? null;
      return [id, this.#handedOut.get(address)?.stamp === stamp ? null : stamp];
    });
    await bulk.insert('deciding', distinct(rows));
  }
}

interface Touched extends KnownAddress {
  readonly stamp: number | null;
}

interface Known extends Decided {
  readonly id: number;
}

/** One row for each address: PostgreSQL takes no two in one statement. */
const distinct = (rows: readonly Cell[][]): Cell[][] => [
  ...new Map(rows.map((row) => [row[0], row])).values(),
];

async function addEntries({ tx, bulk }: Writing, decided: readonly Known[]): Promise<Decision[]> {
  const count = decided.reduce((sum, { entries }) => sum + entries.length, 0);
  if (count === 0) return [];
  let next = await newNumbers(tx, count);
  const written: Decision[] = [];
  const rows: Cell[][] = [];
  for (const { id, address, entries } of decided)
    for (const entry of entries) {
      rows.push(decisionCells(next, id, entry));
      written.push({ ...entry, id: next, address });
      next += 1;
    }
  await bulk.insert('decision', rows);
  return written;
}

/** Of an address that is named twice the last counts. */
async function replaceStandings({ tx, bulk }: Writing, decided: readonly Known[]): Promise<void> {
  const last = new Map(decided.map((one) => [one.id, one.standings]));
  for (const part of chunks([...last.keys()]))
    await tx.deleteFrom('standing').where('address', 'in', part).execute();
  const rows = [...last].flatMap(([id, standings]) =>
    standings.map((standing, place) => standingCells(id, place, standing)),
  );
  await bulk.insert('standing', rows);
}

/** @returns how many. */
export async function undecide(engine: Engine, addresses?: readonly string[]): Promise<number> {
  const stamp = newStamp();
  return await engine.write(async ({ tx, bulk }) => {
    if (!addresses) {
      const done = await tx.updateTable('deciding').set({ stamp }).executeTakeFirst();
      return Number(done.numUpdatedRows);
    }
    const ids = await bulk.addresses([...new Set(addresses.map(storedKey))]);
    await bulk.insert(
      'deciding',
      [...ids.values()].map((id) => [id, stamp]),
    );
    return ids.size;
  });
}
