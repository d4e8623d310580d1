// Reads what people did with messages out of their events.

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EventType, MailEvent } from '../../model/event.ts';
import type { Sign } from '../../ports/decision-store.ts';
import type { TouchJudged } from '../../ports/touch-store.ts';
import type { Cell, Engine } from './engine.ts';
import { parseJson } from './json.ts';
import type { Schema } from './schema.ts';

/** Against the stream whatever else is known of the address. */
const REFUSALS: ReadonlySet<string> = new Set<EventType>(['complaint', 'unsubscribed']);
const SIGNS: ReadonlySet<string> = new Set<EventType>([
  ...(['complaint', 'unsubscribed', 'clicked', 'human-reply', 'read-receipt'] as const),
]);

export const isSign = (type: string): boolean => SIGNS.has(type);
export const isRefusal = (type: string): boolean => REFUSALS.has(type);

/**
 * In the words of the index `event_sign`, by which the engines know it again. No list with `in`: SQLite would build a tree
 * of it for every event that is written.
 */
export const IS_SIGN = `address is not null and not_ours = 0
  and (type = 'clicked' or type = 'complaint' or type = 'converted' or type = 'human-reply'
    or type = 'read-receipt' or type = 'unsubscribed')`;
const COLUMNS = 'address, type, at, message, told, touch';

export interface SignOf extends Sign {
  /** Number of the address that it names; null: none. */
  readonly of: number | null;
}

/** Those that name an address. */
export async function signsWhere(
  engine: Engine,
  condition: RawBuilder<unknown>,
): Promise<readonly SignOf[]> {
  const query = sql`select ${sql.raw(COLUMNS)} from event where ${sql.raw(IS_SIGN)} and ${condition}`;
  return read(engine, query);
}

/** Those of these messages that name no address, or one that the message was not sent to. */
export function unnamedSigns(
  engine: Engine,
  messages: readonly number[],
): Promise<readonly SignOf[]> {
  const query = sql`select ${sql.raw(COLUMNS)} from event
    where message in (${sql.join(messages)}) and not_ours = 0 and type in ('clicked', 'complaint', 'unsubscribed')
      and (address is null or not exists (select 1 from outcome
        where outcome.message = event.message and outcome.address = event.address))`;
  return read(engine, query);
}

async function read(engine: Engine, query: RawBuilder<unknown>): Promise<readonly SignOf[]> {
  const rows = await engine.rows(query.compile(engine.db as Kysely<Schema>));
  return rows.map(signFrom);
}

function signFrom(cells: readonly Cell[]): SignOf {
  const [of, type, time, message, told, touch] = cells as [
    number | null,
    EventType,
    number,
    number | null,
    string,
    string | null,
  ];
  const { stream, campaign, client } = parseJson<Partial<MailEvent>>(told);
  return {
    of,
    type,
    time,
    message,
    stream: stream ?? '',
    campaign: campaign ?? '',
    machine: client?.machine ?? null,
    by: touch === null ? null : parseJson<TouchJudged>(touch).verdict,
  };
}
