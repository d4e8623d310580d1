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
  const stored = await store.incidents();
  const open = stored.filter(({ end }) => end === 0);
  // What goes on may be over for nothing more being heard of it.
  if (!unwatched && open.length === 0) return [];
  const changedSince = unwatched?.since ?? now;
  const since = Math.min(changedSince, ...open.map(({ start }) => start));
  const from = await beginningOf(store, since - WARM_UP);
  const found = await foundIn(store, from, now);
  const changed = matchIncidents(found, stored, { from, since: changedSince });
  const concerned = await addressesOf(store, reshaped(changed, stored));
  // Before, so that nothing is lost if this ends between; afterwards, since another process may have decided them between.
  await store.undecide(concerned);
  const saved = await store.saveIncidents(changed, unwatched);
  await store.undecide(concerned);
  return saved;
}

/** 0: nothing is older. What was pruned was older. */
async function beginningOf(store: Store, from: number): Promise<number> {
  const pruned = await store.prunedBefore();
  if (pruned > 0) return Math.max(from, pruned);
  if (from <= 0) return 0;
  for await (const older of store.history(0, from)) if (older.length > 0) return from;
  return 0;
}

async function foundIn(store: Store, from: number, now: number): Promise<readonly Incident[]> {
  const watch = new Watch();
  for await (const observations of observationsInTime(store.history(from, 0)))
    for (const observation of observations) watch.observe(observation);
  return watch.incidents(now);
}

/** Those because of which strikes count otherwise from now on, as they are and as they were. */
function reshaped(changed: readonly Incident[], stored: readonly Incident[]): Incident[] {
  return changed.flatMap((incident) => {
    const before = stored.find(({ id }) => id === incident.id);
    if (!before) return [incident];
    return extentOf(before) === extentOf(incident) ? [] : [before, incident];
  });
}

function extentOf(incident: Incident): string {
  const { start, end, receivers, campaigns, lanes, reasons, state } = incident;
  return JSON.stringify([start, end, receivers, campaigns, lanes, reasons, state === 'dismissed']);
}

/** Writes down what a person says of an incident. The addresses it concerns are to be decided again. */
export async function sayOfIncident(
  store: Store,
  incident: Incident,
  said: 'dismissed' | 'restored',
): Promise<void> {
  const undismissed = incident.end === 0 ? 'open' : 'over';
  const state = said === 'dismissed' ? 'dismissed' : undismissed;
  await store.saveIncidents([{ ...incident, said, state }], null);
  await store.undecide(await addressesOf(store, [incident]));
}

/** So long after its end a queued mail may still be given up because of it. */
const AFTERWARDS = 6 * 86_400_000;

/** Addresses with a failure that one of the incidents covers. */
export async function addressesOf(store: Store, incidents: readonly Incident[]): Promise<string[]> {
  const found = new Set<string>();
  for (const incident of incidents) {
    const to = incident.end === 0 ? 0 : incident.end + AFTERWARDS;
    for await (const observations of observationsInTime(store.history(incident.start, to)))
      for (const observation of observations)
        if (observation.kind === 'failed' && covers(incident, observation))
          found.add(observation.address);
  }
  return [...found];
}
