// Removes messages with all that belongs to them.

import { chunks } from './chunks.ts';
import { cleanText } from './clean-text.ts';
import type { Writing } from './engine.ts';
import { keysIn } from './event-row.ts';

/** @returns how many events that were. */
export async function removeMessages(
  { tx }: Writing,
  messages: readonly number[],
): Promise<number> {
  const events = await tx
    .selectFrom('event')
    .select('told')
    .where('message', 'in', messages)
    .execute();
  const keys = [...new Set(events.flatMap(({ told }) => keysIn(told).map(cleanText)))];
  for (const part of chunks(keys))
    await tx
      .deleteFrom('message_key')
      .where('key', 'in', part)
      .where('message', 'in', messages)
      .execute();
  await tx.deleteFrom('event').where('message', 'in', messages).execute();
  await tx.deleteFrom('outcome').where('message', 'in', messages).execute();
  await tx.deleteFrom('unsettled').where('message', 'in', messages).execute();
  await tx.deleteFrom('unjudged').where('message', 'in', messages).execute();
  await tx.deleteFrom('message').where('id', 'in', messages).execute();
  return events.length;
}
