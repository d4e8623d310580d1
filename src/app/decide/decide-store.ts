// Brings decisions up to date: incidents first, then every address of which something came or changed.

import { type CompiledPolicy, compilePolicy } from '../../decide/compile-policy.ts';
import type { Decision } from '../../model/decision.ts';
import type { Incident } from '../../model/incident.ts';
import type { Policy } from '../../model/policy.ts';
import { type Deciding, decideRecord } from '../../pipeline/decide-record.ts';
import type { AddressRecord } from '../../ports/decision-store.ts';
import type { Store } from '../../ports/store.ts';
import { batchAt } from './batch.ts';
import { watchStore } from './watch-store.ts';

export interface DecideWork {
  readonly store: Store;
  readonly policy: Policy;
  /** Epoch ms. */
  readonly now: number;
}

export type Step =
  | { readonly kind: 'watched'; readonly incidents: readonly Incident[] }
  | {
      readonly kind: 'decided';
      readonly addresses: number;
      readonly entries: readonly Decision[];
      readonly batch: string;
    };

const ADDRESSES = 500;

/** Interrupted at any time, the next run goes on where this one was. */
export async function* decideStore(work: DecideWork): AsyncGenerator<Step> {
  const { store } = work;
  yield { kind: 'watched', incidents: await watchStore(store, work.now) };
  const deciding = await decidingFor(work);
  const early: string[] = [];
  try {
    for (;;) {
      const records = await store.undecided(ADDRESSES);
      if (records.length === 0) return;
      early.push(...earlyAmong(records, deciding.now));
      const decided = records.map((record) => decideRecord(record, [], deciding));
      const entries = await store.decide(decided);
      yield { kind: 'decided', addresses: records.length, entries, batch: deciding.batch };
    }
  } finally {
    if (early.length > 0) await store.undecide(early);
  }
}

/**
 * Addresses of which something is known that happens only after `now`, by a clock that is ahead or because `now` is in
 * the past: it was left out, so they are to be decided again.
 */
export function earlyAmong(records: readonly AddressRecord[], now: number): string[] {
  return records
    .filter(
      ({ outcomes, signs }) =>
        outcomes.some(({ lastAt }) => lastAt > now) || signs.some(({ time }) => time > now),
    )
    .map(({ address }) => address);
}

/** What every decision of this run goes by. */
export async function decidingFor({ store, policy, now }: DecideWork): Promise<Deciding> {
  return {
    policy: await compiledFor(store, policy),
    now,
    batch: batchAt(now),
    knownSince: await store.prunedBefore(),
  };
}

const compiledFor = async (store: Store, policy: Policy): Promise<CompiledPolicy> =>
  compilePolicy(policy, await store.incidents());

/** Marks what time alone has changed: terms that ended. @returns how many addresses. */
export async function undecideEnded(store: Store, now: number): Promise<number> {
  const ended: string[] = [];
  for await (const standings of store.allStandings())
    for (const { address, until } of standings) if (until > 0 && until <= now) ended.push(address);
  return ended.length === 0 ? 0 : await store.undecide(ended);
}
