// Reads a ledger: which of its entries still hold, which strikes they forgive.

import type { Decision } from '../model/decision.ts';
import { dayOf } from './days.ts';

/** What people and lists told, and what they took back. */
export interface Told {
  /** Entries that were not taken back, in the order in which they were written. */
  readonly alive: readonly Decision[];
  /** Releases by people that still hold, in the order of time. */
  readonly releases: readonly Decision[];
  /** `forgivenKey` of the strikes that a person's `undo` forgives → that entry. */
  readonly forgiven: ReadonlyMap<string, Decision>;
}

const NOTHING: Told = { alive: [], releases: [], forgiven: new Map() };

/** `ledger` in the order in which it was written. */
export function readLedger(ledger: readonly Decision[]): Told {
  if (ledger.length === 0) return NOTHING;
  const alive = aliveEntries(ledger);
  const releases = alive.filter(({ action, by }) => action === 'release' && by !== 'policy');
  return {
    alive: alive.filter(({ action }) => action !== 'undo'),
    releases: releases.sort((a, b) => a.at - b.at),
    forgiven: forgivenBy(alive, ledger),
  };
}

/** By cause, stream and UTC day: what one strike is known by. */
export function forgivenKey(cause: string, stream: string, day: number): string {
  return `${day}\n${cause}\n${stream}`;
}

/**
 * Numbers of the entries that were taken back. An `undo` that was itself taken back takes nothing back; it is always
 * written after what it takes back.
 *
 * @param ledger in the order in which it was written.
 */
export function takenBack(ledger: readonly Decision[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { id, action, undoes } of ledger.toReversed())
    if (action === 'undo' && undoes > 0 && !gone.has(id)) gone.add(undoes);
  return gone;
}

/** The entries that were not taken back, in the same order. */
export function aliveEntries(ledger: readonly Decision[]): Decision[] {
  const gone = takenBack(ledger);
  return ledger.filter(({ id }) => !gone.has(id));
}

function forgivenBy(
  alive: readonly Decision[],
  ledger: readonly Decision[],
): ReadonlyMap<string, Decision> {
  const byId = new Map(ledger.map((entry) => [entry.id, entry]));
  const forgiven = new Map<string, Decision>();
  for (const undo of alive) {
    const taken =
      undo.action === 'undo' && undo.by !== 'policy' ? byId.get(undo.undoes) : undefined;
    const ground = taken?.grounds.at(-1);
    if (taken?.by === 'policy' && taken.action !== 'release' && ground)
      forgiven.set(forgivenKey(taken.cause, taken.stream, dayOf(ground.time)), undo);
  }
  return forgiven;
}

/** The holds and suppressions that people and lists told and that still stand at `now`, epoch ms. */
export function toldStandings(alive: readonly Decision[], now: number): readonly Decision[] {
  let standing: Decision[] = [];
  for (const entry of alive) {
    if (entry.by === 'policy' || entry.at > now) continue;
    if (entry.action === 'release')
      standing = standing.filter(({ stream }) => entry.stream !== '' && entry.stream !== stream);
    else if (entry.until === 0 || entry.until > now) standing.push(entry);
  }
  return standing;
}
