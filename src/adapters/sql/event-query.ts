// Selects events with the text of their addresses.

import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { StoredEvent } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { type EventRow, eventFrom } from './event-row.ts';
import type { Schema } from './schema.ts';

type EventQuery = SelectQueryBuilder<Schema, 'event' | 'address', EventRow>;

/** To be narrowed by the caller. */
export function selectEvents(db: Kysely<Schema>): EventQuery {
  const query = db
    .selectFrom('event')
    .leftJoin('address', 'address.id', 'event.address')
    .selectAll('event')
    .select('address.address as address_text');
  // Kysely's own type of it names every column; callers ask for columns of `event` only.
  return query as unknown as EventQuery;
}

export const eventsFrom = (rows: readonly EventRow[]): StoredEvent[] => rows.map(eventFrom);

/** Of these messages, by message, in the order of time. */
export async function eventsByMessage(
  db: Kysely<Schema>,
  messages: readonly number[],
): Promise<Map<number, StoredEvent[]>> {
  const found = new Map<number, StoredEvent[]>();
  for (const part of chunks(messages)) {
    const rows = await selectEvents(db)
      .where('event.message', 'in', part)
      .orderBy('event.at')
      .orderBy('event.id')
      .execute();
    for (const event of eventsFrom(rows)) {
      if (event.message === null) continue;
      const own = found.get(event.message);
      if (own) own.push(event);
      else found.set(event.message, [event]);
    }
  }
  return found;
}
