// Makes one message of two that an event told to be one.

import { cleanText } from './clean-text.ts';
import type { Writing } from './engine.ts';
import { keysIn } from './event-row.ts';

export async function merge(
  { tx }: Writing,
  merges: readonly (readonly [into: number, from: number])[],
): Promise<void> {
  for (const [into, from] of merges) {
    const events = await tx
      .selectFrom('event')
      .select('told')
      .where('message', '=', from)
      .execute();
    const keys = new Set(events.flatMap(({ told }) => keysIn(told).map(cleanText)));
    for (const key of keys)
      await tx
        .updateTable('message_key')
        .set({ message: into })
        .where('key', '=', key)
        .where('message', '=', from)
        .execute();
    await tx.updateTable('event').set({ message: into }).where('message', '=', from).execute();
    await tx.deleteFrom('outcome').where('message', '=', from).execute();
    await tx.deleteFrom('unsettled').where('message', '=', from).execute();
    await tx.deleteFrom('message').where('id', '=', from).execute();
  }
}
