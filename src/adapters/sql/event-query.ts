// Selects events with the text of their addresses.

import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { StoredEvent } from '../../ports/store.ts';
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
