// Folds old outcomes into sums, removes their events; removes raw mails that are old enough.

import { sql } from 'kysely';
import type { Engine, Writing } from './engine.ts';
import { rememberPruned } from './pruned-before.ts';
import { removeMessages } from './remove.ts';

/** Messages per unit of work: others may write in between. */
const MESSAGES = 500;

export async function prune(
  engine: Engine,
  before: { readonly events: number; readonly raws: number },
): Promise<{ readonly events: number; readonly raws: number }> {
  await engine.write(({ tx }) => rememberPruned(tx, before.events));
  let events = 0;
  for (let after = 0; ; ) {
    const messages = await oldMessages(engine, before.events, after);
    const last = messages.at(-1);
    if (last === undefined) break;
    events += await engine.write((writing) => fold(writing, messages, before.events));
    after = last;
  }
  events += await engine.write((writing) => removeLoose(writing, before.events));
  await engine.write((writing) => removeReports(writing, before.events));
  const raws = await engine.write((writing) => removeRaws(writing, before.raws));
  await engine.write(removeUnusedAddresses);
  return { events, raws };
}

/** Those of which nothing was told since, settled. What has no time at all is kept. */
async function oldMessages({ db }: Engine, before: number, after: number): Promise<number[]> {
  const { rows } = await sql<{ message: number }>`
    select message from event
    where message > ${after} and message not in (select message from unsettled)
    group by message having max(at) < ${before} and max(at) > 0
    order by message limit ${MESSAGES}`.execute(db);
  return rows.map(({ message }) => message);
}

async function fold(
  writing: Writing,
  candidates: readonly number[],
  before: number,
): Promise<number> {
  const { tx } = writing;
  // Asked again, now that nobody else writes.
  const { rows } = await sql<{ message: number }>`
    select message from event where message in (${sql.join(candidates)})
      and message not in (select message from unsettled)
    group by message having max(at) < ${before}`.execute(tx);
  const messages = rows.map(({ message }) => message);
  if (messages.length === 0) return 0;
  await sql`
    insert into rollup (day, receiver, stream, campaign, lane, state, stage, reason, fault,
      outcomes, complaints, opens, clicks)
    select outcome.first_at / 86400000, address.domain, message.stream, message.campaign, message.lane,
      outcome.state, outcome.stage, outcome.reason, outcome.fault,
      count(*), sum(outcome.complaints), sum(outcome.opens), sum(outcome.clicks)
    from outcome join message on message.id = outcome.message join address on address.id = outcome.address
    where outcome.message in (${sql.join(messages)})
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    on conflict (day, receiver, stream, campaign, lane, state, stage, reason, fault) do update set
      outcomes = rollup.outcomes + excluded.outcomes, complaints = rollup.complaints + excluded.complaints,
      opens = rollup.opens + excluded.opens, clicks = rollup.clicks + excluded.clicks`.execute(tx);
  return await removeMessages(writing, messages);
}

async function removeLoose({ tx }: Writing, before: number): Promise<number> {
  const done = await tx
    .deleteFrom('event')
    .where('message', 'is', null)
    .where('at', '<', before)
    .where('at', '>', 0)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

async function removeReports({ tx }: Writing, before: number): Promise<void> {
  await tx.deleteFrom('mail_report').where('end_at', '<', before).execute();
}

async function removeRaws({ tx }: Writing, before: number): Promise<number> {
  await sql`update event set raw = null where raw is not null
    and raw in (select digest from raw_mail where received_at < ${before})`.execute(tx);
  const done = await tx.deleteFrom('raw_mail').where('received_at', '<', before).executeTakeFirst();
  return Number(done.numDeletedRows);
}

async function removeUnusedAddresses({ tx }: Writing): Promise<void> {
  await sql`delete from address
    where not exists (select 1 from event where event.address = address.id)
      and not exists (select 1 from event where event.target = address.id)
      and not exists (select 1 from outcome where outcome.address = address.id)
      and not exists (select 1 from decision where decision.address = address.id)
      and not exists (select 1 from standing where standing.address = address.id)`.execute(tx);
  await sql`delete from deciding
    where not exists (select 1 from address where address.id = deciding.address)`.execute(tx);
}
