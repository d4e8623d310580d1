// Takes decisions back: one, all of a batch, or all that rest on an incident.

import { aliveEntries, takenBack } from '../../decide/ledger.ts';
import type { Decision } from '../../model/decision.ts';
import { covers, type Incident } from '../../model/incident.ts';
import type { Observation } from '../../model/observation.ts';
import { observationsOf } from '../../pipeline/observe.ts';
import type { AddressRecord } from '../../ports/decision-store.ts';
import type { DecideWork } from './decide-store.ts';
import { recordsOf } from './records-of.ts';
import { type ToldEntry, tellStore, type Written } from './tell.ts';
import { addressesOf } from './watch-store.ts';

export interface Undoing {
  /** Who asks for it. */
  readonly who: string;
  /** Why, in a sentence. */
  readonly why: string;
}

/**
 * What was taken back before is left alone, and so is what a policy released or took back: that follows from what is
 * known.
 */
export async function undoDecisions(
  work: DecideWork,
  decisions: readonly Decision[],
  undoing: Undoing,
): Promise<Written> {
  const undone = await stillStanding(work, decisions.filter(isSomebodysDoing));
  return await tellStore(
    work,
    undone.map((decision) => undoOf(decision, undoing, 0)),
  );
}

const isSomebodysDoing = ({ by, action }: Decision): boolean =>
  by !== 'policy' || (action !== 'release' && action !== 'undo');

/** @param decisions all of the batch: what a policy decided in it because of what was told falls with what was told. */
export async function undoBatch(
  work: DecideWork,
  decisions: readonly Decision[],
  undoing: Undoing,
): Promise<Written> {
  const told = new Set(decisions.flatMap(({ by, address }) => (by === 'policy' ? [] : address)));
  const first = decisions.filter(({ by, address }) => by !== 'policy' || !told.has(address));
  return await undoDecisions(work, first, undoing);
}

async function stillStanding(
  { store }: DecideWork,
  decisions: readonly Decision[],
): Promise<Decision[]> {
  const addresses = [...new Set(decisions.map(({ address }) => address))];
  const gone = new Set<number>();
  for await (const records of recordsOf(store, addresses))
    for (const { ledger } of records) for (const id of takenBack(ledger)) gone.add(id);
  return decisions.filter(({ id }) => !gone.has(id));
}

function undoOf(decision: Decision, { who, why }: Undoing, incident: number): ToldEntry {
  const { address, stream, id } = decision;
  return {
    address,
    stream,
    action: 'undo',
    until: 0,
    by: 'person',
    who,
    why,
    undoes: id,
    incident,
  };
}

/** Takes back what policies decided because of failures that belong to the incident. */
export async function undoIncident(
  work: DecideWork,
  incident: Incident,
  undoing: Undoing,
): Promise<Written> {
  const addresses = await addressesOf(work.store, [incident]);
  const told: ToldEntry[] = [];
  for await (const records of recordsOf(work.store, addresses))
    for (const record of records)
      told.push(...restingOn(record, incident).map((one) => undoOf(one, undoing, incident.id)));
  return await tellStore(work, told);
}

function restingOn(record: AddressRecord, incident: Incident): Decision[] {
  const covered = observationsOf(record).filter(
    (one) => one.kind === 'failed' && covers(incident, one),
  );
  return aliveEntries(record.ledger).filter(
    (decision) =>
      decision.by === 'policy' &&
      (decision.action === 'hold' || decision.action === 'suppress') &&
      covered.some((one) => isGround(decision, one)),
  );
}

const isGround = ({ grounds }: Decision, { message, time }: Observation): boolean =>
  grounds.some((ground) => ground.message === message && ground.time === time);
