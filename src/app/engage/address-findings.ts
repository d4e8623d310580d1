// Finds what is strange about addresses over time, from all that the store knows of them.

import {
  ADDRESS_FINDINGS,
  type AddressFinding,
  type AddressFindingKind,
  addressFindings,
} from '../../engage/reconcile/address-findings.ts';
import { covers, type Incident } from '../../model/incident.ts';
import { observeOutcome } from '../../pipeline/observe.ts';
import type { StoredLife } from '../../ports/decision-store.ts';
import type { OutcomeFilter, Store } from '../../ports/store.ts';
import { recordsOf } from '../decide/records-of.ts';

/** An address with what is strange about it. */
export interface OddAddress {
  readonly address: string;
  /** At least one. */
  readonly findings: readonly AddressFinding[];
}

/** How many addresses have each finding. */
export type FindingCounts = Readonly<Record<AddressFindingKind, number>>;

export const noFindings = (): Record<AddressFindingKind, number> =>
  Object.fromEntries(ADDRESS_FINDINGS.map((kind) => [kind, 0])) as Record<
    AddressFindingKind,
    number
  >;

/** @param address in the form of `addressKey`. */
export async function findingsOf(store: Store, address: string): Promise<AddressFinding[]> {
  const found = await findingsOfEach(store, [address]);
  return [...(found.get(address) ?? [])];
}

/**
 * @param addresses in the form of `addressKey`.
 * @returns those with a finding.
 */
export async function findingsOfEach(
  store: Store,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly AddressFinding[]>> {
  const found = new Map<string, readonly AddressFinding[]>();
  const incidents = addresses.length > 0 ? await store.incidents() : [];
  for await (const records of recordsOf(store, [...new Set(addresses)]))
    for (const record of records) {
      const standings = record.signs.some(isClick) ? await store.standings(record.address) : [];
      const findings = findingsIn({ ...record, standings }, incidents);
      if (findings.length > 0) found.set(record.address, findings);
    }
  return found;
}

/** Addresses to which a mail went that the filter lets through, with what their whole lives show. */
export async function* oddAddresses(
  store: Store,
  filter: OutcomeFilter,
): AsyncGenerator<OddAddress> {
  const incidents = await store.incidents();
  for await (const lives of store.oddLives(filter))
    for (const life of lives) {
      const findings = findingsIn(life, incidents);
      if (findings.length > 0) yield { address: life.address, findings };
    }
}

/** Of the addresses to which a mail went that the filter lets through. */
export async function countFindings(store: Store, filter: OutcomeFilter): Promise<FindingCounts> {
  const counts = noFindings();
  for await (const { findings } of oddAddresses(store, filter))
    for (const { kind } of findings) counts[kind]++;
  return counts;
}

function findingsIn(life: StoredLife, incidents: readonly Incident[]): AddressFinding[] {
  const isCovered = (outcome: StoredLife['outcomes'][number]): boolean =>
    observeOutcome(outcome).some((one) => incidents.some((incident) => covers(incident, one)));
  const streams = new Map(life.outcomes.map(({ message }) => [message.id, message.stream]));
  return addressFindings({
    outcomes: life.outcomes.filter((outcome) => !isCovered(outcome)),
    clicks: life.signs.filter(isClick).map(({ time, by, stream, message }) => ({
      time,
      by,
      stream: stream || (streams.get(message ?? 0) ?? ''),
    })),
    standings: life.standings,
    asked: life.signs.filter(isWish).map(({ time }) => time),
  });
}

const isWish = ({ type }: StoredLife['signs'][number]): boolean =>
  type === 'complaint' || type === 'unsubscribed';

const isClick = ({ type }: StoredLife['signs'][number]): boolean => type === 'clicked';
