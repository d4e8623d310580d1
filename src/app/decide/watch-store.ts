// Looks for incidents in what came since the last time, and marks the addresses they concern to be decided again.

import { covers, type Incident } from '../../model/incident.ts';
import type { Store } from '../../ports/store.ts';
import { matchIncidents } from '../../watch/match-incidents.ts';
import { Watch } from '../../watch/watch.ts';
import { observationsInTime } from './in-time.ts';

/** So much history the watch needs to know what is usual and who was alive. */
const WARM_UP = 28 * 86_400_000;

/** @returns incidents that are new or changed. */
export async function watchStore(store: Store, now: number): Promise<readonly Incident[]> {
  const unwatched = await store.unwatched();
  if (!unwatched) return [];
  const stored = await store.incidents();
  const since = Math.min(
    unwatched.since,
    ...stored.filter(({ end }) => end === 0).map(({ start }) => start),
  );
  const from = Math.max(0, since - WARM_UP);
  const found = await foundIn(store, from, now);
  const changed = matchIncidents(found, stored, { from, since: unwatched.since });
  const before = new Map(stored.map((incident) => [incident.id, incident]));
  const saved = await store.saveIncidents(changed, unwatched);
  for (const incident of saved)
    if (!isSameExtent(incident, before.get(incident.id))) await undecideConcerned(store, incident);
  return saved;
}

async function foundIn(store: Store, from: number, now: number): Promise<readonly Incident[]> {
  const watch = new Watch();
  for await (const observations of observationsInTime(store.history(from, 0)))
    for (const observation of observations) watch.observe(observation);
  return watch.incidents(now);
}

/** What it concerns is the same: no strike counts otherwise because of it. */
function isSameExtent(a: Incident, b: Incident | undefined): boolean {
  if (!b) return false;
  const extent = ({ start, end, receivers, campaigns, lanes, reasons, state }: Incident): string =>
    JSON.stringify([start, end, receivers, campaigns, lanes, reasons, state === 'dismissed']);
  return extent(a) === extent(b);
}

/** So long after its end a queued mail may still be given up because of it. */
const AFTERWARDS = 6 * 86_400_000;

export async function undecideConcerned(store: Store, incident: Incident): Promise<void> {
  await store.undecide(await addressesOf(store, incident));
}

/** Addresses with a failure that the incident covers. */
export async function addressesOf(store: Store, incident: Incident): Promise<string[]> {
  const found = new Set<string>();
  const to = incident.end === 0 ? 0 : incident.end + AFTERWARDS;
  for await (const observations of observationsInTime(store.history(incident.start, to)))
    for (const observation of observations)
      if (observation.kind === 'failed' && covers(incident, observation))
        found.add(observation.address);
  return [...found];
}
