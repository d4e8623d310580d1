// Keeps how forgotten addresses stood suppressed, by their hashes alone, until they are named again.

import type { Kysely } from 'kysely';
import type { AddressStanding, Decision } from '../../model/decision.ts';
import type { HashedList } from '../../ports/decision-store.ts';
import { chunks } from './chunks.ts';
import { decisionCells, newNumbers, standingCells, standingFrom } from './decision-row.ts';
import type { Cell, Writing } from './engine.ts';
import { parseJson } from './json.ts';
import type { Schema } from './schema.ts';
import { newStamp } from './stamp.ts';
import { saltOf, suppressedAmong } from './tombstones.ts';

const FORGOTTEN = 'forgotten';
const WHY = 'The address stood suppressed when it was forgotten.';

/** Nothing that could tell whose it was: neither words nor grounds. */
type Kept = Pick<AddressStanding, 'stream' | 'since' | 'until'>;

/** What of these standings outlives the address. @param now epoch ms. @returns JSON; null: nothing. */
export function suppressedOf(told: readonly string[], now: number): string | null {
  const kept = told
    .map((one) => standingFrom(one, ''))
    .filter(({ state, until }) => state === 'suppressed' && (until === 0 || until > now))
    .map(({ stream, since, until }): Kept => ({ stream, since, until }));
  return kept.length > 0 ? JSON.stringify(kept) : null;
}

const standingsFrom = (suppressed: string, address: string): AddressStanding[] =>
  parseJson<Kept[]>(suppressed).map((kept) => ({
    ...kept,
    address,
    state: 'suppressed',
    next: 'clear',
    by: 'list',
    who: FORGOTTEN,
    rule: '',
    why: WHY,
  }));

/** Of an address that is not named anywhere now. */
export async function forgottenStandings(
  db: Kysely<Schema>,
  key: string,
): Promise<readonly AddressStanding[]> {
  const found = await suppressedAmong(db, [key]);
  return [...found.values()].flatMap(({ suppressed }) => standingsFrom(suppressed, key));
}

/**
 * An address that is named again takes up in clear text what its hash kept: as an entry of a list, by which it stands
 * suppressed and which can be taken back like any other.
 *
 * @param added addresses with their new numbers.
 */
export async function restoreForgotten(
  { tx, bulk }: Writing,
  added: readonly (readonly [id: number, address: string, ...rest: unknown[]])[],
): Promise<void> {
  const ids = new Map(added.map(([id, address]) => [address, id]));
  const found = await suppressedAmong(tx, [...ids.keys()]);
  if (found.size === 0) return;
  const entries: [number, Decision][] = [];
  const standings: Cell[][] = [];
  for (const [address, { suppressed, forgottenAt }] of found) {
    const id = ids.get(address) ?? 0;
    standingsFrom(suppressed, address).forEach((standing, place) => {
      standings.push(standingCells(id, place, standing));
      entries.push([id, entryOf(standing, forgottenAt)]);
    });
  }
  const first = await newNumbers(tx, entries.length);
  await bulk.insert(
    'decision',
    entries.map(([id, entry], index) => decisionCells(first + index, id, entry)),
  );
  await bulk.insert('standing', standings);
  const stamp = newStamp();
  await bulk.insert(
    'deciding',
    [...found.keys()].map((address) => [ids.get(address) ?? 0, stamp]),
  );
  for (const part of chunks([...found.values()].map(({ hash }) => hash)))
    await tx.updateTable('tombstone').set({ suppressed: null }).where('hash', 'in', part).execute();
}

const entryOf = (
  { address, stream, since, until, by, who, why }: AddressStanding,
  madeAt: number,
): Decision => ({
  id: 0,
  address,
  stream,
  action: 'suppress',
  at: since,
  madeAt,
  until,
  by,
  who,
  rule: '',
  cause: '',
  why,
  grounds: [],
  batch: FORGOTTEN,
  undoes: 0,
  incident: 0,
});

/** Forgotten addresses that stand suppressed for all streams, as a list with a salt; none: null. */
export async function forgottenList(db: Kysely<Schema>): Promise<HashedList | null> {
  const salt = await saltOf(db);
  if (salt === undefined) return null;
  const rows = await db
    .selectFrom('tombstone')
    .selectAll()
    .where('suppressed', 'is not', null)
    .execute();
  const now = Date.now();
  const held = rows.filter(({ suppressed }) =>
    parseJson<Kept[]>(suppressed ?? '[]').some(
      ({ stream, until }) => stream === '' && (until === 0 || until > now),
    ),
  );
  if (held.length === 0) return null;
  const since = held.reduce((first, row) => Math.min(first, row.forgotten_at), now);
  return {
    name: FORGOTTEN,
    algorithm: 'sha256',
    salt,
    hashes: held.map(({ hash }) => hash),
    since,
  };
}
