// Brings a database to the newest schema, from nothing or from any earlier one.

import { CompiledQuery, type Kysely } from 'kysely';
import { StoreError } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

/** What the engines call the same thing. */
export interface ColumnTypes {
  readonly integer: string;
  readonly real: string;
  readonly bytes: string;
  /** Text that is compared byte by byte. */
  readonly name: string;
  /** Behind the columns of a table that is only its primary key. */
  readonly keyOnly: string;
  /** A number out of a column of JSON. */
  readonly numberIn: (column: string, field: string) => string;
}

/** What takes a store from version N (its place here) to N + 1. Never changed once released: a new one is added. */
const MIGRATIONS: readonly ((types: ColumnTypes) => readonly string[])[] = [
  first,
  second,
  third,
  fourth,
  fifth,
];

export const NEWEST: number = MIGRATIONS.length;

/** To be called inside the transaction of a unit of work. */
export async function migrate(
  tx: Kysely<Schema>,
  types: ColumnTypes,
  version: number,
): Promise<void> {
  for (const migration of MIGRATIONS.slice(version))
    for (const statement of migration(types)) await tx.executeQuery(CompiledQuery.raw(statement));
  const row = { name: 'schema', value: String(NEWEST) };
  await tx
    .insertInto('meta')
    .values(row)
    .onConflict((c) => c.column('name').doUpdateSet({ value: row.value }))
    .execute();
}

/** @returns the version, 0 where there is no store yet. @throws StoreError on one that a newer Postbound wrote. */
export async function versionOf(db: Kysely<Schema>, where: string): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'meta')) return emptyOr(tables, where);
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'schema')
    .executeTakeFirst();
  const version = Number(row?.value);
  if (!Number.isInteger(version) || version < 1) throw notOurs(where);
  if (version > NEWEST)
    throw new StoreError(
      'newer-schema',
      `${where} was written by a newer Postbound (schema ${version}, this one knows ${NEWEST}): use that one, or another store`,
    );
  return version;
}

function emptyOr(tables: readonly { readonly name: string }[], where: string): number {
  if (tables.some(({ name }) => name === 'event' || name === 'message')) throw notOurs(where);
  return 0;
}

const notOurs = (where: string): StoreError =>
  new StoreError('not-a-store', `${where} is a database of something else: name another one`);

function first({ integer, real, bytes, name, keyOnly }: ColumnTypes): string[] {
  const text = "text not null default ''";
  return [
    `create table meta (name ${name} primary key, value text not null)`,
    `create table source (source ${name} primary key, name text not null, format text not null,
      read_to ${integer} not null, reader text not null, done ${integer} not null)`,
    `create table message (id ${integer} primary key, name ${text}, message_id ${text}, sender ${text}, subject ${text},
      stream ${text}, campaign ${text}, lane ${text}, submitted_at ${integer} not null)`,
    `create table message_key (key ${name} primary key, message ${integer} not null)${keyOnly}`,
    `create table address (id ${integer} primary key, address ${name} not null unique, domain text not null)`,
    `create table event (id ${integer} primary key, digest ${bytes} not null, message ${integer}, address ${integer},
      target ${integer}, type text not null, at ${integer} not null, not_ours ${integer} not null, link ${real} not null,
      rules_version text not null, raw ${bytes}, verdict text, told text not null)`,
    'create unique index event_digest on event (digest)',
    'create index event_message on event (message) where message is not null',
    'create index event_address on event (address) where address is not null',
    'create index event_target on event (target) where target is not null',
    'create index event_raw on event (raw) where raw is not null',
    'create index event_loose on event (id) where message is null and not_ours = 0',
    'create index event_not_ours on event (id) where not_ours = 1',
    `create table outcome (message ${integer} not null, address ${integer} not null, state text not null,
      stage text not null, reason text not null, fault text not null, first_at ${integer} not null,
      last_at ${integer} not null, complaints ${integer} not null, opens ${integer} not null, clicks ${integer} not null,
      told text not null, primary key (message, address))${keyOnly}`,
    'create index outcome_address on outcome (address)',
    `create table unsettled (message ${integer} primary key, stamp ${integer} not null)`,
    `create table raw_mail (digest ${bytes} primary key, bytes ${bytes} not null, received_at ${integer} not null)`,
    `create table rollup (day ${integer} not null, receiver ${name} not null, stream ${name} not null,
      campaign ${name} not null, lane ${name} not null, state text not null, stage text not null, reason text not null,
      fault text not null, outcomes ${integer} not null, complaints ${integer} not null, opens ${integer} not null,
      clicks ${integer} not null,
      primary key (day, receiver, stream, campaign, lane, state, stage, reason, fault))${keyOnly}`,
    `create table tombstone (hash ${name} primary key, forgotten_at ${integer} not null)`,
  ];
}

/** What deciding needs. Outcomes that were written before are settled once more: they do not tell the permanence. */
function second({ integer, bytes, name, keyOnly, numberIn }: ColumnTypes): string[] {
  const decided = `case state when 'accepted' then ${numberIn('told', 'acceptedAt')} else ${numberIn('told', 'failedAt')} end`;
  return [
    `alter table outcome add column at ${integer} not null default 0`,
    `update outcome set at = coalesce(nullif(${decided}, 0), last_at)`,
    'create index outcome_at on outcome (at, message, address)',
    `insert into unsettled (message, stamp) select distinct message, 0 from event where message is not null
      on conflict (message) do nothing`,
    `create index event_sign on event (address) where address is not null and not_ours = 0
      and (type = 'clicked' or type = 'complaint' or type = 'converted' or type = 'human-reply'
        or type = 'read-receipt' or type = 'unsubscribed')`,
    `create table decision (id ${integer} primary key, address ${integer} not null, batch ${name} not null,
      incident ${integer} not null, told text not null)`,
    'create index decision_address on decision (address)',
    'create index decision_batch on decision (batch)',
    'create index decision_incident on decision (incident) where incident > 0',
    `create table standing (address ${integer} not null, place ${integer} not null, told text not null,
      primary key (address, place))${keyOnly}`,
    `create table deciding (address ${integer} primary key, stamp ${integer})`,
    'create index deciding_open on deciding (address) where stamp is not null',
    `create table incident (id ${integer} primary key, start ${integer} not null, told text not null)`,
    `create table hashed_list (name ${name} primary key, algorithm text not null, since ${integer} not null)`,
    `create table hashed_part (list ${name} not null, part ${integer} not null, hashes ${bytes} not null,
      primary key (list, part))`,
    'alter table tombstone add column suppressed text',
    'create index tombstone_suppressed on tombstone (hash) where suppressed is not null',
  ];
}

/** What other mail systems report in sums. */
function third({ integer, bytes }: ColumnTypes): string[] {
  return [
    `create table mail_report (digest ${bytes} primary key, kind text not null, begin_at ${integer} not null,
      end_at ${integer} not null, told ${bytes} not null)`,
    'create index mail_report_begin on mail_report (begin_at, digest)',
  ];
}

/** Who opened and clicked. */
function fourth({ integer }: ColumnTypes): string[] {
  return [
    'alter table event add column touch text',
    "create index event_touched on event (at, id) where type = 'opened' or type = 'clicked'",
    "create index message_campaign on message (campaign, submitted_at) where campaign <> ''",
    `create table unjudged (message ${integer} primary key, stamp ${integer} not null)`,
    `insert into unjudged (message, stamp) select distinct message, 0 from event
      where (type = 'opened' or type = 'clicked') and message is not null`,
  ];
}

/** Which events were attached without a key: they are looked at again when more is told of their address. */
function fifth(): string[] {
  return ['create index event_attached on event (address) where link < 1'];
}
