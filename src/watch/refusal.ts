// One refusal as the watch remembers it, until it is known whether it belongs to an incident.

import type { Draft } from './draft.ts';

export interface Refusal {
  /** Epoch ms. */
  readonly time: number;
  /** Number of the address in the book. */
  readonly address: number;
  /** Of the address. */
  readonly domain: string;
  /** Who runs its mail. */
  readonly receiver: string;
  /** How the observation calls the receiver. */
  readonly calledReceiver: string;
  readonly lane: string;
  readonly campaign: string;
  readonly stream: string;
  readonly reason: string;
  /** Days since the address last showed life, at least one; 0: it never did. */
  readonly lifeless: number;
  /** Last good delivery to this receiver by this lane before it, epoch ms; 0: none. */
  readonly lastGood: number;
  /** Those that it was counted in. */
  readonly drafts: Draft[];
}
