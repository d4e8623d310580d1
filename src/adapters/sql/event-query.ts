// Selects events with the text of their addresses.

import type { Kysely } from 'kysely';
import type { StoredEvent } from '../../ports/store.ts';
import { type EventRow, eventFrom } from './event-row.ts';
import type { Schema } from './schema.ts';

/** To be narrowed by the caller. */
// biome-ignore lint/nursery/useExplicitType: what Kysely infers is the type; written out it would be a page.
export const selectEvents = (db: Kysely<Schema>) =>
  db
    .selectFrom('event')
    .leftJoin('address', 'address.id', 'event.address')
    .selectAll('event')
    .select('address.address as address_text');

export const eventsFrom = (rows: readonly EventRow[]): StoredEvent[] => rows.map(eventFrom);
