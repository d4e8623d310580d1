// Puts together all that decisions about addresses are made of.

import { type RawBuilder, sql } from 'kysely';
import type { Decision } from '../../model/decision.ts';
import type { AddressRecord, Sign } from '../../ports/decision-store.ts';
import type { StoredOutcome } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { ledgersOf } from './decision-row.ts';
import type { Cell, Engine } from './engine.ts';
import { addressIn, OUTCOME_CELLS, storedOutcomeOf } from './outcome-cells.ts';
import { decidedAt } from './outcome-row.ts';
import { type SignOf, signsWhere, unnamedSigns } from './signs.ts';

export interface KnownAddress {
  readonly id: number;
  readonly address: string;
}

/** Epoch ms; from inclusive, to exclusive; 0: no limit. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const ALWAYS: Window = { from: 0, to: 0 };
/** Addresses read together. */
const TOGETHER = 200;

/** In the same order, with ledgers. */
export async function recordsOf(
  engine: Engine,
  known: readonly KnownAddress[],
): Promise<AddressRecord[]> {
  const records: AddressRecord[] = [];
  for (const part of chunks(known, TOGETHER)) {
    const ids = part.map(({ id }) => id);
    const drafts = await drafted(engine, part, (column) => isIn(column, ids), ALWAYS);
    const ledgers = await ledgersOf(engine.db, part);
    for (const { id, address } of part)
      records.push(recordFrom(address, drafts.get(id), ledgers.get(id) ?? []));
  }
  return records;
}

const isIn = (column: string, ids: readonly number[]): RawBuilder<unknown> =>
  sql`${sql.ref(column)} in (${sql.join(ids)})`;

/** In the order of their numbers, without ledgers; those of which nothing is known in this time are left out. */
export async function* allRecords(
  engine: Engine,
  window: Window,
): AsyncGenerator<readonly AddressRecord[]> {
  for (let after = 0; ; ) {
    const known = await engine.db
      .selectFrom('address')
      .select(['id', 'address'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(TOGETHER)
      .execute();
    const last = known.at(-1)?.id;
    if (last === undefined) return;
    const range = (column: string): RawBuilder<unknown> =>
      sql`${sql.ref(column)} > ${after} and ${sql.ref(column)} <= ${last}`;
    const drafts = await drafted(engine, known, range, window);
    const found = known.filter(({ id }) => drafts.has(id));
    if (found.length > 0)
      yield found.map(({ id, address }) => recordFrom(address, drafts.get(id), []));
    after = last;
  }
}

interface Draft {
  readonly outcomes: StoredOutcome[];
  readonly signs: Sign[];
}

type Condition = (column: string) => RawBuilder<unknown>;

async function drafted(
  engine: Engine,
  known: readonly KnownAddress[],
  isOfThem: Condition,
  window: Window,
): Promise<Map<number, Draft>> {
  const rows = await engine.rows(
    sql`select ${OUTCOME_CELLS} from outcome join message on message.id = outcome.message
      where ${isOfThem('outcome.address')} ${within('outcome.at', window)}`.compile(engine.db),
  );
  const signs = await signsWhere(
    engine,
    sql`${isOfThem('event.address')} ${within('event.at', window)}`,
  );
  const drafts = new Map<number, Draft>();
  addOutcomes(drafts, known, rows);
  addSigns(drafts, signs);
  await addUnnamed(engine, drafts, window);
  return drafts;
}

function within(column: string, { from, to }: Window): RawBuilder<unknown> {
  const start = from > 0 ? sql`and ${sql.ref(column)} >= ${from}` : sql``;
  const end = to > 0 ? sql`and ${sql.ref(column)} < ${to}` : sql``;
  return sql`${start} ${end}`;
}

function draftOf(drafts: Map<number, Draft>, id: number): Draft {
  const known = drafts.get(id);
  if (known) return known;
  const draft: Draft = { outcomes: [], signs: [] };
  drafts.set(id, draft);
  return draft;
}

function addOutcomes(
  drafts: Map<number, Draft>,
  known: readonly KnownAddress[],
  rows: readonly (readonly Cell[])[],
): void {
  const texts = new Map(known.map(({ id, address }) => [id, address]));
  for (const cells of rows) {
    const id = addressIn(cells);
    draftOf(drafts, id).outcomes.push(storedOutcomeOf(cells, texts.get(id) ?? ''));
  }
}

type Counted = Pick<StoredOutcome, 'clicks' | 'complaints' | 'unsubscribes'>;

const COUNTS: Readonly<Partial<Record<Sign['type'], keyof Counted>>> = {
  clicked: 'clicks',
  complaint: 'complaints',
  unsubscribed: 'unsubscribes',
};

/** What the outcome of its message did not count was not believed: somebody only pretended it. */
function addSigns(drafts: Map<number, Draft>, signs: readonly SignOf[]): void {
  for (const { of, ...sign } of signs) {
    if (of === null) continue;
    const draft = draftOf(drafts, of);
    const outcome = draft.outcomes.find(({ message }) => message.id === sign.message);
    const count = COUNTS[sign.type];
    const isBelieved = !(outcome && count) || outcome[count] > 0 || sign.machine === true;
    if (isBelieved) draft.signs.push(sign);
  }
}

/** Who complains is often told by the message alone: then the outcome that counted it says whose it is. */
async function addUnnamed(
  engine: Engine,
  drafts: Map<number, Draft>,
  window: Window,
): Promise<void> {
  const wanting = wantingByMessage(drafts.values());
  for (const part of chunks([...wanting.keys()])) {
    const signs = await unnamedSigns(engine, part);
    for (const { of: _of, ...sign } of signs.filter(({ time }) => isInside(time, window)))
      for (const draft of wanting.get(sign.message ?? 0) ?? []) takeUp(draft, sign);
  }
}

function wantingByMessage(drafts: Iterable<Draft>): Map<number, Draft[]> {
  const wanting = new Map<number, Draft[]>();
  for (const draft of drafts)
    for (const outcome of draft.outcomes)
      if (wants(draft, outcome)) push(wanting, outcome.message.id, draft);
  return wanting;
}

/** More was counted than signs name the address. */
function wants(draft: Draft, outcome: StoredOutcome): boolean {
  const counted = outcome.clicks + outcome.complaints + outcome.unsubscribes;
  if (counted === 0) return false;
  const { id } = outcome.message;
  const named = draft.signs.filter(
    ({ message, type, machine }) => message === id && COUNTS[type] && machine !== true,
  );
  return counted > named.length;
}

function takeUp(draft: Draft, sign: Sign): void {
  const outcome = draft.outcomes.find(({ message }) => message.id === sign.message);
  const count = COUNTS[sign.type];
  if (outcome && count && outcome[count] > 0) draft.signs.push(sign);
}

const isInside = (time: number, { from, to }: Window): boolean =>
  time >= from && (to === 0 || time < to);

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function recordFrom(
  address: string,
  draft: Draft | undefined,
  ledger: readonly Decision[],
): AddressRecord {
  const outcomes = draft?.outcomes ?? [];
  const signs = draft?.signs ?? [];
  outcomes.sort((a, b) => decidedAt(a) - decidedAt(b) || a.message.id - b.message.id);
  signs.sort((a, b) => a.time - b.time || (a.message ?? 0) - (b.message ?? 0));
  return { address, outcomes, signs, ledger };
}
