// Hands out messages that were touched since they were settled, and takes back what became of them.

import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Settled, StoredMessage, ToldMessage } from '../../ports/store.ts';
import { addressIds } from './address-ids.ts';
import { link } from './attach.ts';
import { chunks } from './chunks.ts';
import { storedKey } from './clean-text.ts';
import type { Engine, Writing } from './engine.ts';
import { eventsOfFirst } from './event-query.ts';
import { markChanged, type OutcomeOf } from './marks.ts';
import { messageCells, messageFrom, messageOf } from './message-row.ts';
import { outcomeCells, outcomeFrom } from './outcome-row.ts';
import type { MessageTable, Schema } from './schema.ts';
import { markUnjudged } from './touches.ts';

interface HandedOut {
  /** Of the touch that was handed out: a later one has another. */
  readonly stamp: number;
  /** What the message is called by now, where that changed. */
  readonly renamed: StoredMessage | null;
}

/** A message with very many events is handed out with few others, so that memory stays bounded. */
const MOST_EVENTS = 20_000;
/** Forgotten are the oldest, which are then handed out again. */
const MOST_HANDED_OUT = 100_000;

export class Settling {
  readonly #engine: Engine;
  readonly #handedOut = new Map<number, HandedOut>();
  /** The last message looked at; null: to be chosen. */
  #at: number | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async unsettled(limit: number): Promise<readonly ToldMessage[]> {
    const { db } = this.#engine;
    this.#at ??= await this.#start();
    let rows = await touched(db, this.#at, limit);
    // Round and round: those before the start are left, or those that were touched again.
    if (rows.length === 0 && this.#at > 0) rows = await touched(db, 0, limit);
    const ids = rows.map(({ id }) => id);
    const { events, whole } = await eventsOfFirst(db, ids, MOST_EVENTS);
    this.#at = ids[whole - 1] ?? 0;
    return rows.slice(0, whole).map((row) => {
      const own = events.get(row.id) ?? [];
      const before = messageFrom(row);
      const message = messageOf(row.id, own);
      const renamed = isSame(before, message) ? null : message;
      this.#handOut(row.id, { stamp: row.stamp, renamed });
      return { message, events: own };
    });
  }

  /** Several processes begin at different places, so that they do not all do the same. */
  async #start(): Promise<number> {
    if (!this.#engine.isShared) return 0;
    const { first, last } = await this.#engine.db
      .selectFrom('unsettled')
      .select(({ fn }) => [
        fn.min<number | null>('message').as('first'),
        fn.max<number | null>('message').as('last'),
      ])
      .executeTakeFirstOrThrow();
    return first === null || last === null ? 0 : randomInt(first - 1, last);
  }

  #handOut(message: number, handedOut: HandedOut): void {
    const [oldest] = this.#handedOut.keys();
    if (oldest !== undefined && this.#handedOut.size >= MOST_HANDED_OUT)
      this.#handedOut.delete(oldest);
    this.#handedOut.set(message, handedOut);
  }

  /** What was touched since it was handed out is left as it is: it is handed out again. */
  async settle(settled: readonly Settled[]): Promise<void> {
    await this.#engine.write(async (writing) => {
      const current = await this.#current(writing, settled);
      // Another process does the same ones: elsewhere there are more.
      if (current.length < settled.length / 2 && this.#engine.isShared) this.#at = null;
      if (current.length > 0) await this.#replace(writing, current);
    });
    for (const { message } of settled) this.#handedOut.delete(message);
  }

  async #current({ bulk }: Writing, settled: readonly Settled[]): Promise<Settled[]> {
    const touches = settled.flatMap(({ message }) => {
      const handedOut = this.#handedOut.get(message);
      return handedOut ? [{ message, stamp: handedOut.stamp }] : [];
    });
    const current = await bulk.takeUnsettled(touches);
    return settled.filter(({ message }) => current.has(message));
  }

  async #replace(writing: Writing, settled: readonly Settled[]): Promise<void> {
    const { tx, bulk } = writing;
    const before = await outcomesOf(writing, settled);
    for (const part of chunks([...new Set(before.map(({ message }) => message))]))
      await tx.deleteFrom('outcome').where('message', 'in', part).execute();
    const renamed = settled.flatMap(({ message }) => this.#handedOut.get(message)?.renamed ?? []);
    await bulk.insert('message', renamed.map(messageCells));
    const after = await addOutcomes(writing, settled);
    await markChanged(writing, before, after, new Set(renamed.map(({ id }) => id)));
    await markUnjudged(writing, after);
    const attached = settled.flatMap((one) =>
      one.attached.map((found) => ({ ...found, message: one.message })),
    );
    await link(writing, attached);
  }
}

/** What is there of these messages before they are settled again. */
async function outcomesOf({ tx }: Writing, settled: readonly Settled[]): Promise<OutcomeOf[]> {
  const found: OutcomeOf[] = [];
  for (const part of chunks(settled)) {
    const rows = await tx
      .selectFrom('outcome')
      .selectAll()
      .where(
        'message',
        'in',
        part.map(({ message }) => message),
      )
      .execute();
    for (const row of rows) {
      const outcome = outcomeFrom({ ...row, address_text: '' });
      found.push({ message: row.message, address: row.address, outcome });
    }
  }
  return found;
}

type Touched = MessageTable & { readonly stamp: number };

/** The numbers first: else an engine that misjudges how many there are reads all to sort them. */
const touched = (db: Kysely<Schema>, after: number, limit: number): Promise<readonly Touched[]> =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('unsettled')
        .selectAll()
        .where('message', '>', after)
        .orderBy('message')
        .limit(limit)
        .as('first'),
    )
    .innerJoin('message', 'message.id', 'first.message')
    .selectAll('message')
    .select('first.stamp')
    .orderBy('first.message')
    .execute();

async function addOutcomes(writing: Writing, settled: readonly Settled[]): Promise<OutcomeOf[]> {
  const named = settled.flatMap(({ message, outcomes }) =>
    outcomes.map((outcome) => ({ message, outcome, address: storedKey(outcome.recipient) })),
  );
  const ids = await addressIds(
    writing,
    named.map(({ address }) => address),
  );
  const found = new Map<string, OutcomeOf>();
  for (const { message, outcome, address } of named) {
    const id = ids.get(address);
    if (id !== undefined) found.set(`${message} ${id}`, { message, address: id, outcome });
  }
  const rows = [...found.values()];
  await writing.bulk.insert(
    'outcome',
    rows.map(({ message, address, outcome }) => outcomeCells(message, address, outcome)),
  );
  return rows;
}

const isSame = (a: StoredMessage, b: StoredMessage): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
