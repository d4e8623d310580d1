// Reads events that belong to no message.

import type { Store, StoredEvent } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { cleanText } from './clean-text.ts';
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

export async function looseTo(
  { db }: Engine,
  addresses: readonly string[],
): ReturnType<Store['looseTo']> {
  const found: StoredEvent[] = [];
  for (const part of chunks(addresses.map(cleanText))) {
    const rows = await selectEvents(db)
      .where('address.address', 'in', part)
      .where('event.message', 'is', null)
      .where('event.not_ours', '=', 0)
      .execute();
    found.push(...eventsFrom(rows));
  }
  return found.sort((a, b) => a.time - b.time || a.id - b.id);
}
