// Gives events without a key to the messages that they were found to belong to, and takes them back to be looked at again.

import { sql } from 'kysely';
import { LONGEST_ANSWER } from '../../model/event.ts';
import type { Attachment } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import type { Engine, Writing } from './engine.ts';
import { newStamp } from './stamp.ts';

/** Rows of one statement; SQLite takes 32,766 parameters. */
const ROWS = 2000;

export async function attach(engine: Engine, attachments: readonly Attachment[]): Promise<void> {
  if (attachments.length === 0) return;
  await engine.write(async (writing) => {
    const touched = await link(writing, attachments);
    const stamp = newStamp();
    await writing.bulk.insert(
      'unsettled',
      [...touched].map((message) => [message, stamp]),
    );
  });
}

/** An event that got a message meanwhile, or a message that is gone, is left as it is. @returns the messages. */
export async function link(
  { tx }: Writing,
  attachments: readonly Attachment[],
): Promise<ReadonlySet<number>> {
  const touched = new Set<number>();
  for (const part of chunks(attachments, ROWS)) {
    const values = part.map(
      ({ event, message, confidence }) =>
        sql`(cast(${event} as bigint), cast(${message} as bigint), cast(${confidence} as double precision))`,
    );
    const { rows } = await sql<{ message: number }>`
      update event set message = told.column2, link = told.column3 from (values ${sql.join(values)}) as told
      where event.id = told.column1 and event.message is null and event.not_ours = 0
        and exists (select 1 from message where message.id = told.column2)
      returning event.message`.execute(tx);
    for (const { message } of rows) touched.add(message);
  }
  return touched;
}

/** When something of an address came. */
export interface Arrival {
  /** Number of the address. */
  readonly address: number;
  readonly time: number;
}

/**
 * What was attached to a message of these addresses may belong to one that is only known by now: it belongs to none until
 * it is attached again. So the order of intake does not count.
 */
export async function detach({ tx, bulk }: Writing, arrivals: readonly Arrival[]): Promise<void> {
  const arrived = Map.groupBy(arrivals, ({ address }) => address);
  const stamp = newStamp();
  for (const part of chunks([...arrived.keys()])) {
    const rows = await tx
      .selectFrom('event')
      .select(['id', 'message', 'address', 'at'])
      .where(sql<boolean>`event.link < 1`)
      .where('address', 'in', part)
      .execute();
    const stale = rows.filter(({ address, at }) =>
      arrived.get(address ?? 0)?.some(({ time }) => Math.abs(at - time) <= LONGEST_ANSWER),
    );
    if (stale.length === 0) continue;
    for (const ids of chunks(stale.map(({ id }) => id)))
      await tx
        .updateTable('event')
        .set({ message: null, link: 1 })
        .where('id', 'in', ids)
        .execute();
    const messages = new Set(stale.flatMap(({ message }) => message ?? []));
    await bulk.insert(
      'unsettled',
      [...messages].map((message) => [message, stamp]),
    );
  }
}
