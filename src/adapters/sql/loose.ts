// Reads events that have no key: those that belong to no message, and those that were found to belong to one.

import { sql } from 'kysely';
import type { Store, StoredEvent } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { storedKey } from './clean-text.ts';
import type { Engine } from './engine.ts';
import { eventsFrom, selectEvents } from './event-query.ts';

export async function loose(
  { db }: Engine,
  limit: number,
  afterId: number,
): ReturnType<Store['loose']> {
  const rows = await selectEvents(db)
    .where('event.message', 'is', null)
    .where('event.not_ours', '=', 0)
    .where('event.id', '>', afterId)
    .orderBy('event.id')
    .limit(limit)
    .execute();
  return eventsFrom(rows);
}

export async function keylessTo(
  { db }: Engine,
  addresses: readonly string[],
): ReturnType<Store['keylessTo']> {
  const found: StoredEvent[] = [];
  for (const part of chunks(addresses.map(storedKey))) {
    const rows = await selectEvents(db)
      .where('address.address', 'in', part)
      .where('event.not_ours', '=', 0)
      .where(sql<boolean>`(event.message is null or event.link < 1)`)
      .execute();
    found.push(...eventsFrom(rows));
  }
  return found.sort((a, b) => a.time - b.time || a.id - b.id);
}
