// Compares what follows today with what a ledger says: into the entries that make the ledger say it.

import type { Decision } from '../model/decision.ts';
import { dateText, dayOf } from './days.ts';
import { aliveEntries } from './ledger.ts';
import type { Replay } from './replay.ts';
import type { StrikeNote } from './strike-note.ts';

export interface ReconcileOptions {
  /** Epoch ms; when the entries are written down. */
  readonly now: number;
  /** The run that writes them. */
  readonly batch: string;
  /** As in the replay: entries from before are believed. */
  readonly believedUntil?: number;
}

/**
 * What to append to the ledger of one address: new decisions in the order of time, after an `undo` for each entry of a
 * policy that no longer follows. Appended to the ledger, a second run finds nothing to do.
 */
export function reconcile(
  { decisions, strikes }: Pick<Replay, 'decisions' | 'strikes'>,
  ledger: readonly Decision[],
  options: ReconcileOptions,
): Decision[] {
  if (decisions.length === 0 && ledger.length === 0) return [];
  const { batch, believedUntil = 0 } = options;
  const standing = new Map<string, Decision[]>();
  for (const entry of aliveEntries(ledger))
    if (entry.by === 'policy' && entry.action !== 'undo') file(standing, entry);
  const fresh = decisions.filter((decision) => !standing.get(keyOf(decision))?.shift());
  const gone = [...standing.values()].flat().filter((entry) => entry.at >= believedUntil);
  return [
    ...gone.map((entry) => takeBack(entry, strikes, options)),
    ...fresh.map((decision) => ({ ...decision, batch })),
  ];
}

function file(standing: Map<string, Decision[]>, entry: Decision): void {
  const key = keyOf(entry);
  const same = standing.get(key);
  if (same) same.push(entry);
  else standing.set(key, [entry]);
}

/** By days: an earlier strike of the same day that comes late changes nothing for anybody. */
function keyOf({ action, stream, cause, at, until }: Decision): string {
  return `${action}\n${stream}\n${cause}\n${dayOf(at)}\n${until}`;
}

function takeBack(
  entry: Decision,
  strikes: readonly StrikeNote[],
  { now, batch }: ReconcileOptions,
): Decision {
  const rested = restedOn(entry, strikes);
  const lost = rested.find(({ counted }) => !counted);
  const incident = rested.find((note) => note.incident)?.incident ?? null;
  return {
    ...entry,
    id: 0,
    action: 'undo',
    at: now,
    madeAt: now,
    until: 0,
    why: whyTakenBack(entry, lost, rested),
    grounds: [],
    batch,
    undoes: entry.id,
    incident: incident?.id ?? 0,
  };
}

/** What becomes today of the failures that it rested on, the newest first. */
function restedOn({ grounds }: Decision, strikes: readonly StrikeNote[]): StrikeNote[] {
  return grounds
    .toReversed()
    .flatMap(
      ({ message, time }) =>
        strikes.find(
          ({ observation }) => observation.message === message && observation.time === time,
        ) ?? [],
    );
}

function whyTakenBack(
  { action, at }: Decision,
  lost: StrikeNote | undefined,
  rested: readonly StrikeNote[],
): string {
  const what = `Taken back: ${WHAT[action]} of ${dateText(at)}`;
  if (action === 'release') return `${what} has nothing to lift any more.`;
  if (lost) return `${what} rested on a failure that does not count. ${lost.why}`;
  const forgiven = rested.find(({ forgivenAt }) => forgivenAt > 0 && forgivenAt <= at);
  if (forgiven)
    return `${what} rested on a failure that was forgiven on ${dateText(forgiven.forgivenAt)}, which was not known then.`;
  return `${what} no longer follows from what is known today, or from the policy of today.`;
}

const WHAT: Readonly<Record<Decision['action'], string>> = {
  hold: 'the hold',
  suppress: 'the suppression',
  probation: 'the probation',
  release: 'the release',
  undo: 'the undoing',
};
