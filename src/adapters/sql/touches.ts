// Hands out messages whose opens and clicks are to be judged, and keeps who did it beside each event.

import { type Kysely, sql } from 'kysely';
import type { StoredEvent } from '../../ports/store.ts';
import type { JudgedMessage, SeenTouch, Unjudged } from '../../ports/touch-store.ts';
import { chunks } from './chunks.ts';
import type { Engine, Writing } from './engine.ts';
import { eventsByMessage, eventsFrom, selectEvents } from './event-query.ts';
import { type EventRow, eventFrom } from './event-row.ts';
import { type OutcomeOf, Touches, touchOutcomesOf } from './marks.ts';
import { messageFrom } from './message-row.ts';
import type { MessageTable, Schema } from './schema.ts';
import { newStamp } from './stamp.ts';

/** The first mails of a campaign are looked at by filters; what comes behind them is one of many. */
const FIRST = 50;
const PAGE = 5000;

/** To be called with outcomes that were just written. */
export async function markUnjudged(
  { bulk }: Writing,
  settled: readonly OutcomeOf[],
): Promise<void> {
  const touched = settled.filter(({ outcome }) => outcome.touches > 0);
  const stamp = newStamp();
  const messages = new Set(touched.map(({ message }) => message));
  await bulk.insert(
    'unjudged',
    [...messages].map((message) => [message, stamp]),
  );
}

export async function unjudge({ db }: Engine): Promise<number> {
  const done = await sql`insert into unjudged (message, stamp)
    select distinct message, cast(${newStamp()} as bigint) from event
    where (type = 'opened' or type = 'clicked') and message is not null
    on conflict (message) do update set stamp = excluded.stamp`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

export async function unjudgedSince(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('unjudged')
    .innerJoin('event', 'event.message', 'unjudged.message')
    .select(({ fn }) => fn.min<number | null>('event.at').as('since'))
    .where('event.type', 'in', ['opened', 'clicked', 'unsubscribed', 'converted'])
    .executeTakeFirst();
  return Number(row?.since ?? 0);
}

export async function unjudged(
  db: Kysely<Schema>,
  after: number,
  limit: number,
): Promise<readonly Unjudged[]> {
  const rows = await db
    .selectFrom('unjudged')
    .innerJoin('message', 'message.id', 'unjudged.message')
    .selectAll('message')
    .select('unjudged.stamp')
    .where('unjudged.message', '>', after)
    .orderBy('unjudged.message')
    .limit(limit)
    .execute();
  const events = await eventsByMessage(
    db,
    rows.map(({ id }) => id),
  );
  const places = await placesIn(db, rows);
  return rows.map((row) => ({
    message: messageFrom(row),
    events: events.get(row.id) ?? [],
    stamp: row.stamp,
    place: places.get(row.id) ?? 0,
  }));
}

/** Of the first messages of their campaigns. */
async function placesIn(
  db: Kysely<Schema>,
  rows: readonly MessageTable[],
): Promise<ReadonlyMap<number, number>> {
  const places = new Map<number, number>();
  for (const campaign of new Set(rows.map((row) => row.campaign))) {
    if (campaign === '') continue;
    const first = await db
      .selectFrom('message')
      .select('id')
      .where('campaign', '=', campaign)
      .where('campaign', '<>', '')
      .orderBy('submitted_at')
      .orderBy('id')
      .limit(FIRST)
      .execute();
    for (const [place, { id }] of first.entries()) places.set(id, place + 1);
  }
  return places;
}

type SeenRow = EventRow & {
  readonly sole: string | null;
  readonly mail_campaign: string;
  readonly mail_stream: string;
  readonly submitted_at: number;
};

/** In the words of the index `event_touched`. An event that names nobody is about the only one its message went to. */
export async function* seenTouches(
  { db }: Engine,
  from: number,
): AsyncGenerator<readonly SeenTouch[]> {
  for (let last = { at: from, id: 0 }; ; ) {
    const { rows } = await sql<SeenRow>`
      select event.*, address.address as address_text, message.campaign as mail_campaign,
        message.stream as mail_stream, message.submitted_at,
        (select case when count(*) = 1 then min(sole.address) end from outcome
          join address as sole on sole.id = outcome.address where outcome.message = event.message) as sole
      from event join message on message.id = event.message left join address on address.id = event.address
      where (event.type = 'opened' or event.type = 'clicked')
        and (event.at > ${last.at} or (event.at = ${last.at} and event.id > ${last.id}))
        and event.at >= ${last.at}
      order by event.at, event.id limit ${PAGE}`.execute(db);
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(seenFrom);
    last = { at: end.at, id: end.id };
  }
}

function seenFrom(row: SeenRow): SeenTouch {
  const event = eventFrom(row);
  return {
    event,
    recipient: row.address_text ?? row.sole ?? '',
    stream: row.mail_stream || event.stream,
    campaign: row.mail_campaign || event.campaign,
    submittedAt: row.submitted_at,
  };
}

/** Rows of one statement; SQLite takes 32,766 parameters. */
const ROWS = 2000;

export async function saveTouches(engine: Engine, judged: readonly JudgedMessage[]): Promise<void> {
  await engine.write(async (writing) => {
    const { tx } = writing;
    const current = await stillCurrent(writing, judged);
    const judgements = current.flatMap((one) => one.touches);
    for (const part of chunks(judgements, ROWS)) {
      const values = part.map(
        ({ event, judged }) =>
          sql`(cast(${event} as bigint), cast(${JSON.stringify(judged)} as text))`,
      );
      await sql`update event set touch = told.column2 from (values ${sql.join(values)}) as told
        where event.id = told.column1`.execute(tx);
    }
    const messages = current.map(({ message }) => message);
    // Whoever there is something to decide about is decided about with what people did.
    const touches = new Touches();
    await touchOutcomesOf(writing, messages, touches);
    await touches.write(writing);
    for (const part of chunks(messages))
      await tx.deleteFrom('unjudged').where('message', 'in', part).execute();
  });
}

async function stillCurrent(
  { tx }: Writing,
  judged: readonly JudgedMessage[],
): Promise<JudgedMessage[]> {
  const stamps = new Map<number, number>();
  for (const part of chunks(judged)) {
    const rows = await tx
      .selectFrom('unjudged')
      .selectAll()
      .where(
        'message',
        'in',
        part.map(({ message }) => message),
      )
      .execute();
    for (const { message, stamp } of rows) stamps.set(message, stamp);
  }
  return judged.filter(({ message, stamp }) => stamps.get(message) === stamp);
}

export async function* foreignNotices({ db }: Engine): AsyncGenerator<readonly StoredEvent[]> {
  for (let after = 0; ; ) {
    const rows = await selectEvents(db)
      .where('event.not_ours', '=', 1)
      .where('event.type', '=', 'notice-failed')
      .where('event.address', 'is not', null)
      .where('event.id', '>', after)
      .orderBy('event.id')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield eventsFrom(rows);
    after = last.id;
  }
}
