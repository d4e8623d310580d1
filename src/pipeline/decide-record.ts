// Decides about one address: from all that is known of it to what its ledger has to say from now on.

import type { CompiledPolicy } from '../decide/compile-policy.ts';
import { reconcile } from '../decide/reconcile.ts';
import { type Replay, replay } from '../decide/replay.ts';
import { believedUntil } from '../decide/run.ts';
import type { Decision } from '../model/decision.ts';
import type { AddressRecord, Decided } from '../ports/decision-store.ts';
import { observationsOf } from './observe.ts';

export interface Deciding {
  readonly policy: CompiledPolicy;
  /** Epoch ms. */
  readonly now: number;
  /** The run that writes what is decided. */
  readonly batch: string;
  /** Epoch ms: what was before is pruned, the ledger speaks for it; 0: all is known. */
  readonly knownSince: number;
}

/**
 * The same record gives the same answer, whatever came in which order; once its entries are in the ledger, nothing is
 * left to say.
 *
 * @param told entries of people and lists that are new, with `id` 0: they are written, and what follows from them.
 */
export function decideRecord(
  record: AddressRecord,
  told: readonly Decision[],
  deciding: Deciding,
): Decided {
  const ledger = [...record.ledger, ...told];
  const replayed = replayRecord({ ...record, ledger }, deciding);
  const { now, batch } = deciding;
  const options = { now, batch, believedUntil: believedOf(deciding) };
  const entries = [...told, ...reconcile(replayed, ledger, options)];
  return { address: record.address, entries, standings: replayed.standings };
}

/** What the policy makes of all that is known, strike by strike. */
export function replayRecord(record: AddressRecord, deciding: Deciding): Replay {
  const { policy, now, knownSince } = deciding;
  return replay(observationsOf(record), record.ledger, {
    policy,
    now,
    knownSince,
    believedUntil: believedOf(deciding),
    avoids: false,
  });
}

const believedOf = ({ policy, knownSince, now }: Deciding): number =>
  believedUntil(policy.policy, knownSince, now);
