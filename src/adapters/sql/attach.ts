// Gives events without a key to the messages that they were found to belong to.

import type { Attachment } from '../../ports/store.ts';
import type { Engine, Writing } from './engine.ts';
import { newStamp } from './stamp.ts';

export async function attach(engine: Engine, attachments: readonly Attachment[]): Promise<void> {
  if (attachments.length === 0) return;
  await engine.write(async (writing) => {
    const touched = await link(writing, attachments);
    const stamp = newStamp();
    await writing.bulk.insert(
      'unsettled',
      [...touched].map((message) => [message, stamp]),
    );
  });
}

/** An event that got a message meanwhile, or a message that is gone, is left as it is. @returns the messages. */
export async function link(
  { tx }: Writing,
  attachments: readonly Attachment[],
): Promise<ReadonlySet<number>> {
  const touched = new Set<number>();
  for (const { event, message, confidence } of attachments) {
    const done = await tx
      .updateTable('event')
      .set({ message, link: confidence })
      .where('id', '=', event)
      .where('message', 'is', null)
      .where('not_ours', '=', 0)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('message').select('id').where('id', '=', message)),
      )
      .executeTakeFirst();
    if (done.numUpdatedRows > 0n) touched.add(message);
  }
  return touched;
}
