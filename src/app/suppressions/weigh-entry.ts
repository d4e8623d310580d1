// Compares an entry of a list with what is known of its address: whether it says anything new, whether life came after it.

import { aliveEntries } from '../../decide/ledger.ts';
import type { SuppressionKind } from '../../intake/suppression-format.ts';
import type { Decision } from '../../model/decision.ts';
import { observationsOf } from '../../pipeline/observe.ts';
import type { AddressRecord } from '../../ports/decision-store.ts';

export interface NewEntry {
  readonly stream: string;
  readonly kind: SuppressionKind;
  /** When the list says that it began, epoch ms; 0: it does not. */
  readonly since: number;
  /** Name of the list. */
  readonly who: string;
}

/**
 * - `new`: to be written.
 * - `known`: the list said so before, and that was not undone.
 * - `released`: a person lifted it after the list's date.
 */
export type Weighed = 'new' | 'known' | 'released';

export function weighEntry(entry: NewEntry, ledger: readonly Decision[]): Weighed {
  const alive = aliveEntries(ledger);
  if (alive.some((one) => isSame(one, entry))) return 'known';
  const isLifted = alive.some(
    (one) => isRelease(one, entry.stream) && entry.since > 0 && one.at >= entry.since,
  );
  return isLifted ? 'released' : 'new';
}

function isSame({ by, who, stream, rule, at, action }: Decision, entry: NewEntry): boolean {
  if (by !== 'list' || action === 'release' || action === 'undo') return false;
  return who === entry.who && stream === entry.stream && rule === entry.kind && at >= entry.since;
}

const isRelease = ({ action, by, stream }: Decision, of: string): boolean =>
  action === 'release' && by !== 'policy' && (stream === '' || stream === of);

/** Not wanting a mail has nothing to do with being alive. */
const OF_FAILURES: readonly SuppressionKind[] = ['bounce', 'invalid', 'manual'];

/** The last sign of life behind the list's date, epoch ms; 0: none, or the list has no date. */
export function lifeSince({ kind, since }: NewEntry, record: AddressRecord): number {
  if (since === 0 || !OF_FAILURES.includes(kind)) return 0;
  let last = 0;
  for (const one of observationsOf(record))
    if ((one.kind === 'delivered' || one.kind === 'human') && one.time > since)
      last = Math.max(last, one.time);
  return last;
}
