// Loads how all addresses stand, to tell of many whether they may be sent to.

import type { AddressStanding } from '../../model/decision.ts';
import { byWeight, type StateAt, standingAt } from '../../model/standing-at.ts';
import type { DecisionStore } from '../../ports/decision-store.ts';
import { type HashedIndex, hashedIndex } from './hashed-index.ts';

export interface Asked {
  /** `''`: whatever the stream; then an address must be free for all of them. */
  readonly stream: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What stands against an address, or (`probation`) what is to be known of it. */
export interface Against {
  readonly state: Exclude<StateAt, 'clear'>;
  readonly since: number;
  /** 0: for ever. */
  readonly until: number;
  readonly stream: string;
  readonly by: AddressStanding['by'];
  readonly who: string;
  readonly rule: string;
  readonly why: string;
}

/** Null: nothing stands against it. @param key in the form of `addressKey`. */
export type StandingIndex = (key: string) => Against | null;

export async function standingIndex(store: DecisionStore, asked: Asked): Promise<StandingIndex> {
  const known = new Map<string, Against>();
  const same = new Map<string, string>();
  for await (const standings of store.allStandings())
    for (const standing of standings) {
      const against = againstAt(standing, asked);
      if (!against) continue;
      const other = known.get(standing.address);
      if (!other || byWeight(against, other) < 0)
        known.set(standing.address, compact(against, same));
    }
  return withHashes(known, hashedIndex(await store.hashedLists()), asked);
}

function withHashes(
  known: ReadonlyMap<string, Against>,
  hashed: HashedIndex,
  asked: Asked,
): StandingIndex {
  return (key) => {
    const against = known.get(key) ?? null;
    if (against?.state === 'suppressed') return against;
    const standing = hashed(key);
    return (standing && againstAt(standing, asked)) ?? against;
  };
}

export interface StandingAgainst extends Against {
  readonly standing: AddressStanding;
  /** Only its hash is in a list: no entry says so that could be taken back. */
  readonly isHashed: boolean;
}

/** What stands against one address, the weightiest first. @param address in the form of `addressKey`. */
export async function standingsAgainst(
  store: DecisionStore,
  address: string,
  asked: Asked,
): Promise<readonly StandingAgainst[]> {
  const hashed = hashedIndex(await store.hashedLists())(address);
  const stored = await store.standings(address);
  const isTold = stored.some(({ by, who }) => by === hashed?.by && who === hashed.who);
  return [...stored, ...(hashed && !isTold ? [hashed] : [])]
    .flatMap((standing) => {
      const against = againstAt(standing, asked);
      return against ? [{ ...against, standing, isHashed: standing === hashed }] : [];
    })
    .sort(byWeight);
}

function againstAt(standing: AddressStanding, { stream, at }: Asked): Against | null {
  if (stream !== '' && standing.stream !== '' && standing.stream !== stream) return null;
  const { state, since, until } = standingAt(standing, at);
  if (state === 'clear') return null;
  const { by, who, rule, why } = standing;
  return { state, since, until, stream: standing.stream, by, who, rule, why };
}

/** Few sentences stand at many addresses: one copy of each is enough. */
function compact(against: Against, same: Map<string, string>): Against {
  const one = (text: string): string => {
    const known = same.get(text);
    if (known === undefined) same.set(text, text);
    return known ?? text;
  };
  const { stream, who, rule, why } = against;
  return { ...against, stream: one(stream), who: one(who), rule: one(rule), why: one(why) };
}
