// Replaces verdicts of events by what newer rules say.

import type { Rejudged } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import type { Engine } from './engine.ts';
import { newStamp } from './stamp.ts';

export async function rejudge(
  engine: Engine,
  changes: readonly Rejudged[],
  rulesVersion: string,
): Promise<void> {
  if (changes.length === 0) return;
  await engine.write(async ({ tx, bulk }) => {
    for (const { id, verdict } of changes)
      await tx
        .updateTable('event')
        .set({ verdict: verdict && JSON.stringify(verdict), rules_version: rulesVersion })
        .where('id', '=', id)
        .execute();
    const stamp = newStamp();
    for (const part of chunks(changes)) {
      const rows = await tx
        .selectFrom('event')
        .select('message')
        .distinct()
        .where(
          'id',
          'in',
          part.map(({ id }) => id),
        )
        .where('message', 'is not', null)
        .execute();
      await bulk.insert(
        'unsettled',
        rows.map(({ message }) => [message, stamp]),
      );
    }
  });
}
