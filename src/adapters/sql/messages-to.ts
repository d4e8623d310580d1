// Finds the messages that somebody was sent within some time, for many who ask at once.

import { type Kysely, sql } from 'kysely';
import type { SentTo, StoredEvent, ToldMessage } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { storedKey } from './clean-text.ts';
import { eventsFrom, selectEvents } from './event-query.ts';
import { messageFrom } from './message-row.ts';
import type { Schema } from './schema.ts';

/** For one who asks: of more nobody can tell which it was. */
const MOST_MESSAGES = 100;
/** Asked together. */
const TOGETHER = 1000;

export async function messagesTo(
  db: Kysely<Schema>,
  asked: readonly SentTo[],
): Promise<(readonly ToldMessage[])[]> {
  const found = [];
  for (const part of chunks(asked, TOGETHER)) found.push(...(await ofPart(db, part)));
  return found;
}

async function ofPart(
  db: Kysely<Schema>,
  asked: readonly SentTo[],
): Promise<(readonly ToldMessage[])[]> {
  const ids = await idsOf(db, asked);
  const pairs = await pairsOf(db, asked, ids);
  const numbers = [...new Set(pairs.flat())];
  if (numbers.length === 0) return pairs.map(() => []);
  const rows = [];
  const told = new Map<string, StoredEvent[]>();
  for (const part of chunks(numbers)) {
    rows.push(...(await db.selectFrom('message').selectAll().where('id', 'in', part).execute()));
    await addEvents(db, [...new Set(ids.values())], part, told);
  }
  const messages = new Map(rows.map((row) => [row.id, messageFrom(row)]));
  return asked.map(({ address }, index) =>
    (pairs[index] ?? []).flatMap((number) => {
      const message = messages.get(number);
      const events = told.get(`${ids.get(storedKey(address))} ${number}`) ?? [];
      return message ? [{ message, events }] : [];
    }),
  );
}

async function idsOf(
  db: Kysely<Schema>,
  asked: readonly SentTo[],
): Promise<ReadonlyMap<string, number>> {
  const keys = [...new Set(asked.map(({ address }) => storedKey(address)))];
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('address')
    .select(['id', 'address'])
    .where('address', 'in', keys)
    .execute();
  return new Map(rows.map(({ id, address }) => [address, id]));
}

/** Numbers of messages for each who asks, ascending. */
async function pairsOf(
  db: Kysely<Schema>,
  asked: readonly SentTo[],
  ids: ReadonlyMap<string, number>,
): Promise<number[][]> {
  const pairs: number[][] = asked.map(() => []);
  const values = asked.flatMap(({ address, from, to }, index) => {
    const id = ids.get(storedKey(address));
    const cells = [index, id, from, to].map((cell) => sql`cast(${cell} as bigint)`);
    return id === undefined ? [] : [sql`(${sql.join(cells)})`];
  });
  if (values.length === 0) return pairs;
  const { rows } = await sql<{ asked: number; message: number }>`
    select distinct asked.column1 as asked, event.message
    from (values ${sql.join(values)}) as asked join event on event.address = asked.column2
    where event.at >= asked.column3 and event.at < asked.column4
      and event.link = 1 and event.message is not null
    order by 1, 2`.execute(db);
  for (const { asked: index, message } of rows) {
    const own = pairs[index];
    if (own && own.length < MOST_MESSAGES) own.push(message);
  }
  return pairs;
}

/** Told by a key, by address and message, in the order of time. */
async function addEvents(
  db: Kysely<Schema>,
  addresses: readonly number[],
  messages: readonly number[],
  told: Map<string, StoredEvent[]>,
): Promise<void> {
  const rows = await selectEvents(db)
    .where('event.address', 'in', addresses)
    .where('event.message', 'in', messages)
    .where('event.link', '=', 1)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
  const events = eventsFrom(rows);
  rows.forEach(({ address, message }, index) => {
    const event = events[index];
    const key = `${address} ${message}`;
    const own = told.get(key);
    if (own && event) own.push(event);
    else if (event) told.set(key, [event]);
  });
}
