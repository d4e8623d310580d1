// Sums up per stream how an address stands, from what its counters hold against it to what people told.

import type { AddressStanding, Decision } from '../model/decision.ts';
import type { Counter, CounterStanding, Desk } from './counter.ts';
import { DAY } from './days.ts';

const STATES = { hold: 'held', suppress: 'suppressed', probation: 'probation' } as const;
const STRENGTH = { suppressed: 2, held: 1, probation: 0 } as const;

/** The hardest and longest of each stream; all streams (`''`) first. */
export function standingsOf(
  { address, policy }: Pick<Desk, 'address' | 'policy'>,
  counters: Iterable<Counter>,
  told: readonly Decision[],
): AddressStanding[] {
  const byStream = new Map<string, AddressStanding>();
  const offer = (standing: AddressStanding): void => {
    const known = byStream.get(standing.stream);
    if (!known || isHarder(standing, known)) byStream.set(standing.stream, standing);
  };
  for (const { stream, standing } of counters)
    if (standing) offer(standingOf(address, policy, stream, standing));
  for (const entry of told) offer(toldStanding(entry));
  return [...byStream.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1));
}

function standingOf(
  address: string,
  policy: string,
  stream: string,
  { action, at, untilDay, step, rule, why }: CounterStanding,
): AddressStanding {
  return {
    address,
    stream,
    state: STATES[action],
    since: at,
    until: untilDay === Number.POSITIVE_INFINITY ? 0 : untilDay * DAY,
    next: nextOf(action, untilDay, step),
    by: 'policy',
    who: policy,
    rule: rule.id,
    why,
  };
}

function nextOf(
  action: CounterStanding['action'],
  untilDay: number,
  { turnsInto, probation }: CounterStanding['step'],
): AddressStanding['next'] {
  if (action === 'suppress') return probation ? 'probation' : 'clear';
  if (action !== 'hold' || !turnsInto) return 'clear';
  return { suppressedUntil: turnsInto.days === 0 ? 0 : (untilDay + turnsInto.days) * DAY };
}

function toldStanding(entry: Decision): AddressStanding {
  const { address, stream, action, at, until, by, who, rule, why } = entry;
  const state = action === 'suppress' ? 'suppressed' : action === 'hold' ? 'held' : 'probation';
  return { address, stream, state, since: at, until, next: 'clear', by, who, rule, why };
}

function isHarder(a: AddressStanding, b: AddressStanding): boolean {
  const harder = STRENGTH[a.state] - STRENGTH[b.state];
  if (harder !== 0) return harder > 0;
  const longer = endOf(a) - endOf(b);
  // Of two alike, whichever comes first in the alphabet: the same one whatever happened first.
  return longer > 0 || (endOf(a) === endOf(b) && a.rule < b.rule);
}

function endOf({ until }: AddressStanding): number {
  return until === 0 ? Number.POSITIVE_INFINITY : until;
}
