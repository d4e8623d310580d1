// Removes an address with all that names it; what other recipients' outcomes need stays.

import { chunks } from './chunks.ts';
import { cleanText, storedKey } from './clean-text.ts';
import type { Engine, Writing } from './engine.ts';
import { keysIn } from './event-row.ts';
import { suppressedOf } from './forgotten.ts';
import { rawsNaming } from './raws-naming.ts';
import { formsOf, redact } from './redact.ts';
import { removeMessages } from './remove.ts';
import { newStamp } from './stamp.ts';
import { addTombstone } from './tombstones.ts';

/** What remains is a salted hash, so that the address is known again when it must not be written to. @returns rows removed. */
export async function forget(engine: Engine, address: string): Promise<number> {
  const key = storedKey(address);
  if (key === '') return 0;
  const raws = await rawsNaming(engine.db, formsOf(key));
  const removed = await engine.write(async (writing) => {
    const decided = await removeDecided(writing, key);
    const events = await removeEvents(writing, key);
    const rawsGone = await removeRaws(writing, [...raws, ...events.raws]);
    const redacted = await redact(writing.tx, formsOf(key));
    await writing.tx.deleteFrom('address').where('address', '=', key).execute();
    await addTombstone(writing.tx, key, decided.suppressed);
    return decided.count + events.count + rawsGone + redacted;
  });
  await engine.erase();
  return removed;
}

interface RemovedDecided {
  readonly count: number;
  /** How it stood suppressed, JSON. */
  readonly suppressed: string | null;
}

async function removeDecided({ tx }: Writing, key: string): Promise<RemovedDecided> {
  const known = await tx
    .selectFrom('address')
    .select('id')
    .where('address', '=', key)
    .executeTakeFirst();
  if (!known) return { count: 0, suppressed: null };
  const { id } = known;
  const rows = await tx.selectFrom('standing').select('told').where('address', '=', id).execute();
  const told = rows.map((row) => row.told);
  await tx.deleteFrom('standing').where('address', '=', id).execute();
  await tx.deleteFrom('deciding').where('address', '=', id).execute();
  const entries = await tx.deleteFrom('decision').where('address', '=', id).executeTakeFirst();
  return {
    count: told.length + Number(entries.numDeletedRows),
    suppressed: suppressedOf(told, Date.now()),
  };
}

interface Removed {
  readonly count: number;
  readonly raws: readonly string[];
}

async function removeEvents(writing: Writing, key: string): Promise<Removed> {
  const { tx } = writing;
  const address = await tx
    .selectFrom('address')
    .select('id')
    .where('address', '=', key)
    .executeTakeFirst();
  if (!address) return { count: 0, raws: [] };
  const events = await tx
    .selectFrom('event')
    .select(['id', 'message', 'raw', 'told'])
    .where(({ or, eb }) => or([eb('address', '=', address.id), eb('target', '=', address.id)]))
    .execute();
  for (const part of chunks(events.map(({ id }) => id)))
    await tx.deleteFrom('event').where('id', 'in', part).execute();
  const outcomes = await tx
    .deleteFrom('outcome')
    .where('address', '=', address.id)
    .executeTakeFirst();
  let rest = 0;
  for (const message of new Set(events.flatMap((event) => event.message ?? [])))
    rest += await tidy(writing, message, namesOf(events, message));
  return {
    count: events.length + Number(outcomes.numDeletedRows) + rest,
    raws: events.flatMap(({ raw }) => (raw ? [Buffer.from(raw).toString('hex')] : [])),
  };
}

const namesOf = (
  events: readonly { readonly message: number | null; readonly told: string }[],
  message: number,
): Set<string> =>
  new Set(
    events
      .filter((event) => event.message === message)
      .flatMap(({ told }) => keysIn(told).map(cleanText)),
  );

/** Removes a message that has no other recipient; of another only the names that nobody else told. */
async function tidy(writing: Writing, message: number, names: Set<string>): Promise<number> {
  const { tx, bulk } = writing;
  const others = await tx
    .selectFrom('event')
    .select(['address', 'told'])
    .where('message', '=', message)
    .execute();
  const isAlone = others.every((other) => other.address === null);
  const kept = new Set(isAlone ? [] : others.flatMap(({ told }) => keysIn(told).map(cleanText)));
  for (const part of chunks([...names].filter((name) => !kept.has(name))))
    await tx
      .deleteFrom('message_key')
      .where('key', 'in', part)
      .where('message', '=', message)
      .execute();
  if (isAlone) return 1 + (await removeMessages(writing, [message]));
  await bulk.insert('unsettled', [[message, newStamp()]]);
  return 0;
}

async function removeRaws({ tx }: Writing, digests: readonly string[]): Promise<number> {
  let removed = 0;
  for (const part of chunks([...new Set(digests)].map((digest) => Buffer.from(digest, 'hex')))) {
    await tx.updateTable('event').set({ raw: null }).where('raw', 'in', part).execute();
    const done = await tx.deleteFrom('raw_mail').where('digest', 'in', part).executeTakeFirst();
    removed += Number(done.numDeletedRows);
  }
  return removed;
}
