// Makes one message of two that an event told to be one.

import { sql } from 'kysely';
import type { Decision } from '../../model/decision.ts';
import { cleanText } from './clean-text.ts';
import type { Writing } from './engine.ts';
import { keysIn } from './event-row.ts';
import { parseJson } from './json.ts';
import { markUnwatched, Touches, touchOutcomesOf } from './marks.ts';

export async function merge(
  writing: Writing,
  merges: readonly (readonly [into: number, from: number])[],
): Promise<void> {
  const { tx } = writing;
  const touches = new Touches();
  let since = Number.POSITIVE_INFINITY;
  for (const [into, from] of merges) {
    since = Math.min(since, await touchOutcomesOf(writing, [from], touches));
    await renameGrounds(writing, from, into);
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
    await tx.deleteFrom('unjudged').where('message', '=', from).execute();
    await tx.deleteFrom('message').where('id', '=', from).execute();
  }
  await touches.write(writing);
  await markUnwatched(writing, since);
}

/** Decisions rest on messages: they go on to name the one that is left. */
async function renameGrounds({ tx }: Writing, from: number, into: number): Promise<void> {
  const { rows } = await sql<{ id: number; told: string }>`
    select id, told from decision where address in (
      select address from outcome where message = ${from}
      union select address from event where message = ${from} and address is not null)`.execute(tx);
  for (const { id, told } of rows) {
    const decision = parseJson<Decision>(told);
    if (!decision.grounds.some(({ message }) => message === from)) continue;
    const grounds = decision.grounds.map((ground) =>
      ground.message === from ? { ...ground, message: into } : ground,
    );
    await tx
      .updateTable('decision')
      .set({ told: JSON.stringify({ ...decision, grounds }) })
      .where('id', '=', id)
      .execute();
  }
}
