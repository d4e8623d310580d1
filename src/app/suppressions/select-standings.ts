// Picks the standings that people ask for out of all of them.

import type { AddressStanding } from '../../model/decision.ts';
import { type StandingAt, standingAt } from '../../model/standing-at.ts';
import type { DecisionStore } from '../../ports/decision-store.ts';

export interface StandingFilter {
  /** Epoch ms: how they stand then. */
  readonly at: number;
  /** Empty: all. */
  readonly states: readonly AddressStanding['state'][];
  /** Those of these streams and those of all; empty: all. */
  readonly streams: readonly string[];
  /** Rules of a policy, or kinds of a list; empty: all. */
  readonly rules: readonly string[];
  /** Epoch ms: those that began then or later. */
  readonly since: number;
}

export interface Selected extends StandingAt {
  readonly state: AddressStanding['state'];
  readonly standing: AddressStanding;
}

/** Some thousands at a time. */
export async function* selectStandings(
  store: DecisionStore,
  filter: StandingFilter,
): AsyncGenerator<readonly Selected[]> {
  for await (const standings of store.allStandings())
    yield standings.flatMap((standing) => selected(standing, filter) ?? []);
}

function selected(standing: AddressStanding, filter: StandingFilter): Selected | null {
  const { state, since, until } = standingAt(standing, filter.at);
  if (state === 'clear' || since < filter.since) return null;
  const { stream, rule } = standing;
  const isAsked =
    isAmong(filter.states, state) &&
    isAmong(filter.rules, rule) &&
    (stream === '' || isAmong(filter.streams, stream));
  return isAsked ? { state, since, until, standing } : null;
}

const isAmong = <T>(asked: readonly T[], value: T): boolean =>
  asked.length === 0 || asked.includes(value);
