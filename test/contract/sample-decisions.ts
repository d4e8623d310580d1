// Makes decisions and standings for tests of a store; imports events and settles them as the program does.

import type { AddressStanding, Decision } from '../../src/model/decision.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { settle } from '../../src/pipeline/settle.ts';
import type { Store } from '../../src/ports/store.ts';
import { batch, NOON, newEvent } from './sample-events.ts';

export const entry = (address: string, told: Partial<Decision> = {}): Decision => ({
  id: 0,
  address,
  stream: '',
  action: 'suppress',
  at: NOON,
  madeAt: NOON + 1,
  until: 0,
  by: 'policy',
  who: 'default',
  rule: 'dead',
  cause: 'dead',
  why: 'It does not exist.',
  grounds: [{ message: 1, time: NOON, reason: 'user-unknown', campaign: 'c1' }],
  batch: 'B1',
  undoes: 0,
  incident: 0,
  ...told,
});

export const standing = (
  address: string,
  told: Partial<AddressStanding> = {},
): AddressStanding => ({
  address,
  stream: '',
  state: 'suppressed',
  since: NOON,
  until: 0,
  next: 'clear',
  by: 'policy',
  who: 'default',
  rule: 'dead',
  why: 'It does not exist.',
  ...told,
});

export const INCIDENT: Incident = {
  id: 0,
  kind: 'provider-outage',
  cause: 'user-unknown',
  receivers: ['example.org'],
  campaigns: [],
  lanes: [],
  reasons: [],
  start: NOON,
  end: 0,
  foundAt: NOON + 5,
  size: 12,
  refusals: 14,
  lastGood: NOON - 1,
  firstGood: 0,
  evidence: ['12 addresses that were alive'],
  state: 'open',
  recommendation: ['wait'],
  after: { delivered: 0, failed: 0 },
};

export const addressesOf = (list: readonly { readonly address: string }[]): string[] =>
  list.map(({ address }) => address);

export async function importAll(store: Store, events: readonly JudgedEvent[]): Promise<void> {
  await store.append(batch(events.map((event) => newEvent(event))));
  for (;;) {
    const unsettled = await store.unsettled(500);
    if (unsettled.length === 0) return;
    await store.settle(unsettled.map((one) => settle(one)));
  }
}

/** Reads their records, then says that nothing is to be done. */
export async function decide(store: Store, ...addresses: readonly string[]): Promise<void> {
  const records = await store.records(addresses);
  await store.decide(records.map(({ address }) => ({ address, entries: [], standings: [] })));
}
