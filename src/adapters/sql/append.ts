// Writes a batch into the store: events that are new, the messages they belong to, raw mails, how far files were read.

import { zstdCompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { Appended, Batch, NewEvent, NewRawMail } from '../../ports/store.ts';
import { addressIds } from './address-ids.ts';
import { assign } from './assign.ts';
import { type Arrival, detach } from './attach.ts';
import type { BulkTable } from './bulk-tables.ts';
import { cleanText } from './clean-text.ts';
import type { Cell, Engine, Writing } from './engine.ts';
import { addressOf, targetOf, toldOf } from './event-row.ts';
import { Touches } from './marks.ts';
import { merge } from './merge.ts';
import { messageCells, messageOf } from './message-row.ts';
import { prunedBefore } from './pruned-before.ts';
import { isRefusal, isSign } from './signs.ts';
import { newStamp } from './stamp.ts';
import { forgottenAmong } from './tombstones.ts';

interface Prepared {
  readonly event: JudgedEvent;
  readonly time: number;
  readonly digest: string;
  readonly raw: string;
  readonly address: string;
  readonly target: string;
  readonly keys: readonly string[];
  readonly verdict: string | null;
  readonly told: string;
}

export async function append(engine: Engine, batch: Batch): Promise<Appended> {
  const events = distinct(batch.events).map(prepare);
  const packed = new Map(batch.raws.map((raw) => [raw.digest, rawCells(raw)]));
  return await engine.write(async (writing) => {
    const { tx, bulk } = writing;
    const [known, from, gone] = await Promise.all([
      bulk.known(events.map(({ digest }) => digest)),
      prunedBefore(tx),
      forgottenAmong(
        tx,
        events.flatMap(({ address, target }) => [address, target]),
      ),
    ]);
    const unknown = known.size > 0 ? events.filter(({ digest }) => !known.has(digest)) : events;
    const isGone = (address: string, time: number): boolean => time <= (gone.get(address) ?? -1);
    const fresh = unknown.filter(
      ({ time, address, target }) =>
        (time >= from || time === 0) && !isGone(address, time) && !isGone(target, time),
    );
    const parts = fresh.length > 0 ? await eventParts(writing, fresh, batch.rulesVersion) : [];
    parts.push(['raw_mail', wantedRaws(batch, packed, fresh)], ['source', sourceRows(batch)]);
    // All at once, nothing behind them: where one fails, none may begin any more.
    await Promise.all(parts.map(([table, rows]) => bulk.insert(table, rows)));
    return {
      added: fresh.length,
      known: batch.events.length - unknown.length,
      tooOld: unknown.length - fresh.length,
    };
  });
}

type Rows = readonly (readonly Cell[])[];
/** What is written where. */
type Part = [table: BulkTable, rows: Rows];

function distinct(events: readonly NewEvent[]): NewEvent[] {
  const seen = new Map<string, NewEvent>();
  for (const event of events) if (!seen.has(event.digest)) seen.set(event.digest, event);
  return seen.size === events.length ? [...events] : [...seen.values()];
}

function prepare({ event, digest, raw }: NewEvent): Prepared {
  const address = cleanText(addressOf(event));
  return {
    event,
    time: wholeNumber(event.time),
    digest,
    raw,
    address,
    target: cleanText(targetOf(event)),
    keys: event.ownership === 'not-ours' ? [] : event.keys.map(cleanText),
    verdict: event.verdict && JSON.stringify(event.verdict),
    told: toldOf(event, address),
  };
}

/** Joins messages, gives numbers to addresses. @returns what is left to be written. */
async function eventParts(
  writing: Writing,
  events: readonly Prepared[],
  rulesVersion: string,
): Promise<Part[]> {
  const { tx, bulk } = writing;
  const next = await sql<{ event: number; message: number }>`
    select coalesce((select max(id) from event), 0) + 1 as event,
      coalesce((select max(id) from message), 0) + 1 as message`.execute(tx);
  const free = next.rows[0] ?? { event: 1, message: 1 };
  const assigned = await assign(
    bulk,
    events.map(({ keys }) => keys),
    free.message,
  );
  await merge(writing, assigned.merges);
  const ids = await addressIds(
    writing,
    events.flatMap(({ address, target }) => [address, target]),
  );
  const rows = events.map((event, index) => {
    const message = assigned.messages[index] ?? null;
    return eventCells(event, free.event + index, message, ids, rulesVersion);
  });
  await detach(writing, arrivalsOf(rows));
  await touchLooseSigns(writing, rows);
  return [
    ...messageParts(events, assigned.messages, assigned.isNew),
    ['message_key', assigned.newKeys],
    ['event', rows],
  ];
}

/** Of what may change where an event without a key belongs: what is told of messages, and notices that end another one. */
const arrivalsOf = (rows: readonly (readonly Cell[])[]): Arrival[] =>
  rows.flatMap(([, , message, address, , type, at, notOurs]) =>
    typeof address === 'number' && (message !== null || (type === 'notice-failed' && notOurs === 0))
      ? [{ address, time: Number(at) }]
      : [],
  );

/** What belongs to no message is never settled: its address is to be decided about at once. */
async function touchLooseSigns(
  writing: Writing,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const touches = new Touches();
  for (const [, , message, address, , type, , notOurs] of rows)
    if (message === null && typeof address === 'number' && notOurs === 0 && isSign(String(type)))
      touches.add(address, isRefusal(String(type)));
  await touches.write(writing);
}

function eventCells(
  { event, time, digest, raw, address, target, verdict, told }: Prepared,
  id: number,
  message: number | null,
  ids: ReadonlyMap<string, number>,
  rulesVersion: string,
): Cell[] {
  return [
    id,
    Buffer.from(digest, 'hex'),
    message,
    ids.get(address) ?? null,
    ids.get(target) ?? null,
    event.type,
    time,
    event.ownership === 'not-ours' ? 1 : 0,
    1,
    verdict === null ? '' : rulesVersion,
    raw === '' ? null : Buffer.from(raw, 'hex'),
    verdict,
    told,
  ];
}

/** Times come from hostile text. */
function wholeNumber(time: number): number {
  const whole = Math.trunc(time);
  return Number.isSafeInteger(whole) && whole > 0 ? whole : 0;
}

function messageParts(
  events: readonly Prepared[],
  messages: readonly (number | null)[],
  isNew: (message: number) => boolean,
): readonly Part[] {
  const eventsOf = new Map<number, JudgedEvent[]>();
  messages.forEach((message, index) => {
    const event = events[index]?.event;
    if (message === null || !event) return;
    const others = eventsOf.get(message);
    if (others) others.push(event);
    else eventsOf.set(message, [event]);
  });
  const touched = [...eventsOf.keys()];
  const rows = [...eventsOf]
    .filter(([message]) => isNew(message))
    .map(([message, own]) => messageCells(messageOf(message, own)));
  const stamp = newStamp();
  return [
    ['message', rows],
    ['unsettled', touched.map((message) => [message, stamp])],
  ];
}

const rawCells = ({ digest, bytes, receivedAt }: NewRawMail): Cell[] => [
  Buffer.from(digest, 'hex'),
  zstdCompressSync(bytes),
  wholeNumber(receivedAt),
];

/** A raw mail of which all events were known is not kept again: it was pruned, or is there. */
function wantedRaws(
  batch: Batch,
  packed: ReadonlyMap<string, Cell[]>,
  fresh: readonly Prepared[],
): Rows {
  const named = new Set(batch.events.map(({ raw }) => raw));
  const wanted = new Set(fresh.map(({ raw }) => raw));
  return [...packed].flatMap(([digest, cells]) =>
    wanted.has(digest) || !named.has(digest) ? [cells] : [],
  );
}

function sourceRows({ checkpoints }: Batch): Rows {
  const last = new Map(checkpoints.map((checkpoint) => [checkpoint.source, checkpoint]));
  return [...last.values()].map(({ source, name, format, offset, reader, done }) => [
    cleanText(source),
    cleanText(name),
    format,
    offset,
    cleanText(reader),
    done ? 1 : 0,
  ]);
}
