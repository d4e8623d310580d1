// Reads all that is known of one address, or of the messages of one name.

import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely';
import type {
  AddressHistory,
  MessageHistory,
  StoredEvent,
  StoredMessage,
} from '../../ports/store.ts';
import { addressKey } from '../../text/address-key.ts';
import { cleanText, storedKey } from './clean-text.ts';
import { eventsFrom, selectEvents } from './event-query.ts';
import { messageFrom } from './message-row.ts';
import { selectOutcomes, storedOutcomeFrom } from './outcome-query.ts';
import { outcomeFrom } from './outcome-row.ts';
import type { Schema } from './schema.ts';

/** Of one address or message: far more than a person reads. */
const MOST_EVENTS = 10_000;
const MOST_MESSAGES = 100;
const NUMBER = /^#(\d{1,15})$/;

export async function addressHistory(
  db: Kysely<Schema>,
  address: string,
  limit: number,
): Promise<AddressHistory> {
  const key = storedKey(address);
  const known = await db
    .selectFrom('address')
    .select('id')
    .where('address', '=', key)
    .executeTakeFirst();
  if (!known) return { address: key, outcomes: [], events: [], total: { outcomes: 0, events: 0 } };
  const outcomes = await selectOutcomes(db)
    .where('outcome.address', '=', known.id)
    .orderBy('outcome.first_at', 'desc')
    .orderBy('outcome.message', 'desc')
    .limit(limit)
    .execute();
  const ids = await eventIds(db, known.id);
  const events = await numbered(db, ids.slice(-MOST_EVENTS));
  const total = await db
    .selectFrom('outcome')
    .select(({ fn }) => fn.countAll<number>().as('outcomes'))
    .where('address', '=', known.id)
    .executeTakeFirstOrThrow();
  return {
    address: key,
    outcomes: outcomes.map(storedOutcomeFrom),
    events,
    total: { outcomes: total.outcomes, events: ids.length },
  };
}

/**
 * Oldest first; what names nobody is about the only one its message went to. Several questions, since one with `or` would
 * go through all events.
 */
async function eventIds(db: Kysely<Schema>, address: number): Promise<number[]> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'at'])
    .where('address', '=', address)
    .union(db.selectFrom('event').select(['id', 'at']).where('target', '=', address))
    .union(
      db
        .selectFrom('event')
        .select(['id', 'at'])
        .where('address', 'is', null)
        .where('message', 'in', (eb) => onlyTo(eb, address)),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Messages that went to this address alone. */
function onlyTo(
  eb: ExpressionBuilder<Schema, 'event'>,
  address: number,
): SelectQueryBuilder<Schema, 'outcome', { message: number }> {
  return eb
    .selectFrom('outcome')
    .select('outcome.message')
    .where('outcome.address', '=', address)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outcome as other')
            .select('other.message')
            .whereRef('other.message', '=', 'outcome.message')
            .whereRef('other.address', '<>', 'outcome.address'),
        ),
      ),
    ) as SelectQueryBuilder<Schema, 'outcome', { message: number }>;
}

async function numbered(db: Kysely<Schema>, ids: readonly number[]): Promise<StoredEvent[]> {
  if (ids.length === 0) return [];
  const rows = await selectEvents(db)
    .where('event.id', 'in', ids)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
  return eventsFrom(rows);
}

export async function messageHistories(
  db: Kysely<Schema>,
  name: string,
): Promise<readonly MessageHistory[]> {
  const ids = await messagesNamed(db, cleanText(name.trim()));
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return await Promise.all(rows.map((row) => historyOf(db, messageFrom(row))));
}

async function messagesNamed(db: Kysely<Schema>, name: string): Promise<number[]> {
  const number = NUMBER.exec(name)?.[1];
  if (number !== undefined) return [Number(number)];
  const bare = name.replace(/^<|>$/g, '').trim();
  if (bare === '') return [];
  const exact = [
    ...['i', 'm', 'p', 'e', 't', 'l'].map((kind) => `${kind}:${bare}`),
    `r:${addressKey(bare)}`,
  ];
  const rows = await db
    .selectFrom('message_key')
    .select('message')
    .distinct()
    .where(({ or, and, eb }) =>
      or([
        eb('key', 'in', exact),
        // Behind the slash stands the day; `0` is the next character.
        and([eb('key', '>=', `q:${bare}/`), eb('key', '<', `q:${bare}0`)]),
      ]),
    )
    .limit(MOST_MESSAGES)
    .execute();
  return rows.map(({ message }) => message);
}

async function historyOf(db: Kysely<Schema>, message: StoredMessage): Promise<MessageHistory> {
  const events = await selectEvents(db)
    .where('event.message', '=', message.id)
    .orderBy('event.at')
    .orderBy('event.id')
    .limit(MOST_EVENTS)
    .execute();
  const outcomes = await selectOutcomes(db)
    .where('outcome.message', '=', message.id)
    .orderBy('outcome.address')
    .limit(MOST_EVENTS)
    .execute();
  return { message, events: eventsFrom(events), outcomes: outcomes.map(outcomeFrom) };
}
