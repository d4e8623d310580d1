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
  for (const part of chunks(messages)) addByMessage(found, await ordered(db, part).execute());
  return found;
}

export interface EventsOfFirst {
  readonly events: ReadonlyMap<number, readonly StoredEvent[]>;
  /** How many of the messages, from the first on, have all their events there. */
  readonly whole: number;
}

/**
 * Of as many of these messages as have no more events together than that, of one in any case.
 *
 * @param messages ascending, not more than one statement takes.
 */
export async function eventsOfFirst(
  db: Kysely<Schema>,
  messages: readonly number[],
  most: number,
): Promise<EventsOfFirst> {
  const [first] = messages;
  if (first === undefined) return { events: new Map(), whole: 0 };
  const rows = await ordered(db, messages)
    .limit(most + 1)
    .execute();
  const broken = rows.length > most ? messages.indexOf(rows.at(-1)?.message ?? first) : -1;
  if (broken === 0) return { events: await eventsByMessage(db, [first]), whole: 1 };
  const events = new Map<number, StoredEvent[]>();
  addByMessage(events, rows);
  return { events, whole: broken < 0 ? messages.length : broken };
}

const ordered = (db: Kysely<Schema>, messages: readonly number[]): EventQuery =>
  selectEvents(db)
    .where('event.message', 'in', messages)
    .orderBy('event.message')
    .orderBy('event.at')
    .orderBy('event.id');

function addByMessage(found: Map<number, StoredEvent[]>, rows: readonly EventRow[]): void {
  for (const event of eventsFrom(rows)) {
    if (event.message === null) continue;
    const own = found.get(event.message);
    if (own) own.push(event);
    else found.set(event.message, [event]);
  }
}
