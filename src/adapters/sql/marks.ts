// Marks what is to be decided and watched again: addresses, and the oldest time of what came or changed.

import type { Kysely } from 'kysely';
import type { Outcome } from '../../model/outcome.ts';
import type { Unwatched } from '../../ports/decision-store.ts';
import { chunks } from './chunks.ts';
import type { Writing } from './engine.ts';
import { decidedAt } from './outcome-row.ts';
import type { Schema } from './schema.ts';
import { newStamp } from './stamp.ts';

export interface OutcomeOf {
  readonly message: number;
  /** Number of the address. */
  readonly address: number;
  readonly outcome: Outcome;
}

/** @param renamed messages of which more is known by now than their outcomes tell. */
export async function markChanged(
  writing: Writing,
  before: readonly OutcomeOf[],
  after: readonly OutcomeOf[],
  renamed: ReadonlySet<number>,
): Promise<void> {
  const touches = new Touches();
  for (const { address, outcome } of [...before, ...after])
    touches.add(address, isDecisive(outcome));
  await touches.write(writing);
  await markUnwatched(writing, oldestChange(before, after, renamed));
}

function oldestChange(
  before: readonly OutcomeOf[],
  after: readonly OutcomeOf[],
  renamed: ReadonlySet<number>,
): number {
  const old = new Map(
    before.map(({ message, address, outcome }) => [`${message} ${address}`, outcome]),
  );
  let since = Number.POSITIVE_INFINITY;
  for (const { message, address, outcome } of after) {
    const key = `${message} ${address}`;
    const was = old.size > 0 ? old.get(key) : undefined;
    old.delete(key);
    if (was && !renamed.has(message) && isSameToWatch(was, outcome)) continue;
    since = Math.min(since, decidedAt(outcome), was ? decidedAt(was) : Number.POSITIVE_INFINITY);
  }
  for (const outcome of old.values()) since = Math.min(since, decidedAt(outcome));
  return since;
}

/** Who has such an outcome is decided about, and from then on with all that comes. */
const DECISIVE: ReadonlySet<string> = new Set<Outcome['state']>([
  'failed',
  'accepted-then-bounced',
  'not-attempted',
]);

const isDecisive = ({ state, complaints, unsubscribes }: Outcome): boolean =>
  DECISIVE.has(state) || complaints > 0 || unsubscribes > 0;

/** Numbers of addresses: whether to decide about them in any case, or only if there ever was something to decide. */
export class Touches {
  readonly #always: Set<number> = new Set();
  readonly #ifEver: Set<number> = new Set();

  add(address: number, isAlways: boolean): void {
    (isAlways ? this.#always : this.#ifEver).add(address);
  }

  async write({ bulk }: Writing): Promise<void> {
    const stamp = newStamp();
    const always = [...this.#always].map((address) => [address, stamp]);
    const ifEver = [...this.#ifEver].filter((address) => !this.#always.has(address));
    await Promise.all([bulk.insert('deciding', always), bulk.touch(ifEver, stamp)]);
  }
}

/** What of an outcome the watch looks at. */
const WATCHED = [
  'state',
  'stage',
  'reason',
  'fault',
  'hop',
  'messagePermanence',
  'addressPermanence',
  'confidence',
  'linkConfidence',
  'host',
] as const;

const isSameToWatch = (a: Outcome, b: Outcome): boolean =>
  decidedAt(a) === decidedAt(b) && WATCHED.every((name) => a[name] === b[name]);

const UNWATCHED = 'unwatched';

export async function unwatched(tx: Kysely<Schema>): Promise<Unwatched | null> {
  const row = await tx
    .selectFrom('meta')
    .select('value')
    .where('name', '=', UNWATCHED)
    .executeTakeFirst();
  const [since, stamp] = row?.value.split(' ').map(Number) ?? [];
  return since === undefined || stamp === undefined ? null : { since, stamp };
}

/** @param since the oldest time of what came or changed; Infinity: nothing did. */
export async function markUnwatched({ tx }: Writing, since: number): Promise<void> {
  if (since === Number.POSITIVE_INFINITY) return;
  const before = await unwatched(tx);
  const value = `${Math.min(since, before?.since ?? since)} ${newStamp()}`;
  await tx
    .insertInto('meta')
    .values({ name: UNWATCHED, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}

/** Nothing where something came since it was read. */
export async function markWatched({ tx }: Writing, { stamp }: Unwatched): Promise<void> {
  const current = await unwatched(tx);
  if (current?.stamp === stamp) await tx.deleteFrom('meta').where('name', '=', UNWATCHED).execute();
}

/** For outcomes that go away with their message. @returns the oldest time of them. */
export async function touchOutcomesOf(
  { tx }: Writing,
  messages: readonly number[],
  touches: Touches,
): Promise<number> {
  let since = Number.POSITIVE_INFINITY;
  for (const part of chunks(messages)) {
    const rows = await tx
      .selectFrom('outcome')
      .select(['address', 'at'])
      .where('message', 'in', part)
      .execute();
    for (const { address, at } of rows) {
      touches.add(address, false);
      since = Math.min(since, at);
    }
  }
  return since;
}
