// Tells where two policies would have treated one address differently.

import type { Ground } from '../../model/decision.ts';
import type { Looked } from './backtest.ts';
import type { Deed, DeedKind } from './deed.ts';

export interface Difference {
  readonly address: string;
  readonly a: Side;
  readonly b: Side;
  /** Whether it lived after the earlier of both; null: nothing was sent to it any more, nobody knows. */
  readonly aliveAfterwards: boolean | null;
  /** Last delivery that did not bounce or sign of a person, epoch ms; 0: none. */
  readonly lastLife: number;
  /** Since when it is dead, epoch ms; 0: it lives; null: the truth is not told. */
  readonly deadSince: number | null;
}

export interface Side {
  readonly policy: string;
  readonly did: DeedKind;
  /** From when on, until when, epoch ms; 0: nothing was done; it never ends. */
  readonly at: number;
  readonly until: number;
  readonly stream: string;
  readonly rule: string;
  readonly why: string;
  readonly grounds: readonly Ground[];
  /** Mails that would not have been sent, and of these delivered in fact. */
  readonly mails: number;
  readonly goodMails: number;
}

/**
 * Null where both did the same kind of thing, though at different times.
 *
 * @param labels names of the policies.
 * @param sides which of the deeds to compare.
 */
export function differenceOf(
  address: string,
  { life, truth, deeds }: Looked,
  labels: readonly string[],
  [first, second]: readonly [number, number],
): Difference | null {
  const a = deeds[first];
  const b = deeds[second];
  if (!a || !b || a.did === b.did) return null;
  const since = Math.min(a.by?.at ?? Number.MAX_VALUE, b.by?.at ?? Number.MAX_VALUE);
  const isSeen = life.lastLife > since || life.lastSent > since;
  return {
    address,
    a: sideOf(labels[first] ?? '', a),
    b: sideOf(labels[second] ?? '', b),
    aliveAfterwards: isSeen ? life.lastLife > since : null,
    lastLife: life.lastLife,
    deadSince: truth?.deadSince ?? null,
  };
}

function sideOf(policy: string, { did, by, mails }: Deed): Side {
  return {
    policy,
    did,
    at: by?.at ?? 0,
    until: by?.until ?? 0,
    stream: by?.stream ?? '',
    rule: by?.rule ?? '',
    why: by?.why ?? '',
    grounds: by?.grounds ?? [],
    mails: mails.all,
    goodMails: mails.good,
  };
}
