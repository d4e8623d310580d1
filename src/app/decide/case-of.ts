// Gathers what speaks in the case of one address: what was observed, what was decided, what its policy makes of it.

import type { Replay } from '../../decide/replay.ts';
import type { AddressStanding } from '../../model/decision.ts';
import type { Observation } from '../../model/observation.ts';
import { replayRecord } from '../../pipeline/decide-record.ts';
import { observationsOf } from '../../pipeline/observe.ts';
import type { AddressRecord } from '../../ports/decision-store.ts';
import type { StoredEvent } from '../../ports/store.ts';
import { standingsAgainst } from '../suppressions/standing-index.ts';
import { type DecideWork, decidingFor } from './decide-store.ts';

export interface AddressCase {
  readonly record: AddressRecord;
  /** In the order of time. */
  readonly observations: readonly Observation[];
  readonly replay: Replay;
  /** By the policy and by people; by hashes of lists, and of those that were forgotten. */
  readonly standings: readonly AddressStanding[];
  /** By message and time, what the receiver said. */
  readonly replies: ReadonlyMap<string, string>;
}

/** So many messages of an address are read for their words. */
const MOST_MESSAGES = 500;

export async function caseOf(work: DecideWork, address: string): Promise<AddressCase> {
  const { store } = work;
  const [record = { address, outcomes: [], signs: [], ledger: [] }] = await store.records([
    address,
  ]);
  const { events } = await store.address(address, MOST_MESSAGES);
  const replay = replayRecord(record, await decidingFor(work));
  return {
    record,
    observations: observationsOf(record),
    replay,
    standings: [...replay.standings, ...(await hashedStandings(work, record))],
    replies: new Map(events.filter(({ reply }) => reply !== '').map(saidBy)),
  };
}

async function hashedStandings(
  { store, now }: DecideWork,
  { address, ledger }: AddressRecord,
): Promise<AddressStanding[]> {
  const against = await standingsAgainst(store, address, { stream: '', at: now });
  return against
    .filter(({ isHashed }) => isHashed || ledger.length === 0)
    .map(({ standing }) => standing);
}

const saidBy = (event: StoredEvent): [string, string] => [
  replyKey(event.message ?? 0, event.time),
  event.reply,
];

export const replyKey = (message: number, time: number): string => `${message} ${time}`;
