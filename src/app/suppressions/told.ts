// Builds the entries by which people and lists say that an address is suppressed, or no longer.

import type { Decision } from '../../model/decision.ts';
import type { Deciding } from '../../pipeline/decide-record.ts';

type Said = Pick<Decision, 'address' | 'stream' | 'action' | 'by' | 'who'> &
  Partial<Pick<Decision, 'at' | 'until' | 'rule' | 'why'>>;

/** `at` is now and the end is never where nothing else is said. */
export function toldEntry(said: Said, { now, batch }: Pick<Deciding, 'now' | 'batch'>): Decision {
  return {
    id: 0,
    at: now,
    madeAt: now,
    until: 0,
    rule: '',
    cause: '',
    why: '',
    grounds: [],
    batch,
    undoes: 0,
    incident: 0,
    ...said,
  };
}
