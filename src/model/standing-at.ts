// Tells how an address stands at a time: what ended counts no more, what follows on it counts from then on.

import type { AddressStanding } from './decision.ts';

export type StateAt = AddressStanding['state'] | 'clear';

export interface StandingAt {
  readonly state: StateAt;
  readonly since: number;
  /** 0: for ever. */
  readonly until: number;
}

const CLEAR: StandingAt = { state: 'clear', since: 0, until: 0 };

/** @param time epoch ms. Before the standing began nothing stood. */
export function standingAt(standing: AddressStanding, time: number): StandingAt {
  const { state, since, until, next } = standing;
  if (time < since) return CLEAR;
  if (until === 0 || time < until) return { state, since, until };
  if (next === 'clear') return CLEAR;
  if (next === 'probation') return { state: 'probation', since: until, until: 0 };
  const end = next.suppressedUntil;
  return end === 0 || time < end ? { state: 'suppressed', since: until, until: end } : CLEAR;
}

/** Whether a message may be sent: one on probation may. */
export const isSendable = (state: StateAt): boolean => state === 'clear' || state === 'probation';

/** The more a state forbids, the higher. */
const WEIGHT: Readonly<Record<StateAt, number>> = {
  clear: 0,
  probation: 1,
  held: 2,
  suppressed: 3,
};

/** For sorting: what forbids most and longest comes first. */
export function byWeight(a: StandingAt, b: StandingAt): number {
  return WEIGHT[b.state] - WEIGHT[a.state] || endOf(b) - endOf(a);
}

const endOf = ({ until }: StandingAt): number => (until === 0 ? Number.MAX_SAFE_INTEGER : until);
