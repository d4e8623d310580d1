// Finds mails that failed, or seemed to, and were opened or clicked, and explains each.

import {
  type DomainHabits,
  NO_HABITS,
  readAfterFailure,
} from '../../engage/reconcile/contradiction.ts';
import type { Incident } from '../../model/incident.ts';
import {
  type Explained,
  explainContradiction,
  touchedBy,
} from '../../pipeline/explain-contradiction.ts';
import type { OutcomeFilter, Store, StoredEvent, StoredOutcome } from '../../ports/store.ts';
import { addressKey, domainOf } from '../../text/address-key.ts';

const TOGETHER = 200;

/**
 * In the order of messages.
 *
 * @param all whether mails that only waited before they were read are explained too.
 */
export async function* contradictions(
  store: Store,
  filter: OutcomeFilter,
  all: boolean,
): AsyncGenerator<Explained> {
  const known = {
    incidents: await store.incidents(),
    foreign: await foreignByAddress(store),
    habits: await habitsByDomain(store, {}),
    all,
  };
  let waiting: StoredOutcome[] = [];
  for await (const outcome of store.outcomes(filter)) {
    if (!isCandidate(outcome, known.foreign)) continue;
    waiting.push(outcome);
    if (waiting.length < TOGETHER) continue;
    yield* explained(store, waiting, known);
    waiting = [];
  }
  yield* explained(store, waiting, known);
}

/**
 * Those of these outcomes that failed, or seemed to, and were opened or clicked, explained.
 *
 * @param foreign notices that are not ours; those that name one of the recipients are looked at.
 */
export async function explanationsOf(
  store: Store,
  outcomes: readonly StoredOutcome[],
  foreign: Foreign,
): Promise<Explained[]> {
  const candidates = outcomes.filter((outcome) => isCandidate(outcome, foreign));
  if (candidates.length === 0) return [];
  const receivers = [...new Set(candidates.map(({ recipient }) => domainOf(recipient)))];
  const known = {
    incidents: await store.incidents(),
    foreign,
    habits: await habitsByDomain(store, { receivers }),
    all: false,
  };
  const found: Explained[] = [];
  for (let at = 0; at < candidates.length; at += TOGETHER)
    for await (const one of explained(store, candidates.slice(at, at + TOGETHER), known))
      found.push(one);
  return found;
}

/** Cheap to tell; whether there is something to explain shows when all is read. */
function isCandidate(outcome: StoredOutcome, foreign: Foreign): boolean {
  if (outcome.touches === 0) return false;
  if (outcome.state !== 'accepted') return true;
  return outcome.attempts > 1 || outcome.failedAt > 0 || foreign.has(outcome.recipient);
}

interface Known {
  readonly incidents: readonly Incident[];
  readonly foreign: Foreign;
  readonly habits: ReadonlyMap<string, DomainHabits>;
  readonly all: boolean;
}

/** Notices that are not ours, by the address that they name. */
export type Foreign = ReadonlyMap<string, readonly StoredEvent[]>;

export async function foreignByAddress(store: Store): Promise<Foreign> {
  const found = new Map<string, StoredEvent[]>();
  for await (const events of store.foreignNotices())
    for (const event of events) {
      const address = addressKey(event.originalRecipient || event.recipient);
      const known = found.get(address);
      if (known) known.push(event);
      else found.set(address, [event]);
    }
  return found;
}

/** How each domain deals with addresses that it does not know. */
async function habitsByDomain(
  store: Store,
  of: Pick<OutcomeFilter, 'receivers'>,
): Promise<Map<string, DomainHabits>> {
  const states = ['failed', 'accepted-then-bounced'] as const;
  const rows = await store.report(['receiver', 'fault'], { ...of, states });
  return new Map(
    rows
      .filter(({ group }) => group.fault === 'recipient-address')
      .map(({ group, counts }) => [
        group.receiver ?? '',
        { refused: counts.failed, bounced: counts['accepted-then-bounced'] },
      ]),
  );
}

async function* explained(
  store: Store,
  outcomes: readonly StoredOutcome[],
  { incidents, foreign, habits, all }: Known,
): AsyncGenerator<Explained> {
  const records = await store.records(outcomes.map(({ recipient }) => recipient));
  const reads = new Map<number, number>();
  for (const [at, outcome] of outcomes.entries()) {
    const [history] = await store.messages(`#${outcome.message.id}`);
    const others = records[at]?.outcomes ?? [];
    if (isBounced(outcome)) await readBounced(store, others, reads);
    const found = explainContradiction({
      outcome,
      events: history?.events ?? [],
      foreign: foreign.get(outcome.recipient) ?? [],
      others,
      readAt: reads,
      domain: habits.get(domainOf(outcome.recipient)) ?? NO_HABITS,
      incidents,
      all,
    });
    if (found) yield found;
  }
}

const isBounced = ({ state, touches }: StoredOutcome): boolean =>
  state === 'accepted-then-bounced' && touches > 0;

/** A few of them tell whether mails to an address are read though they bounce. */
const MOST_READ = 20;

/** Adds to `reads` when somebody first read each of these after it bounced; a message known there is not asked for again. */
async function readBounced(
  store: Store,
  outcomes: readonly StoredOutcome[],
  reads: Map<number, number>,
): Promise<void> {
  for (const outcome of outcomes.filter(isBounced).slice(-MOST_READ)) {
    const { message, recipient } = outcome;
    if (reads.has(message.id)) continue;
    const [history] = await store.messages(`#${message.id}`);
    const mail = touchedBy(message, history?.events ?? [], recipient);
    reads.set(message.id, readAfterFailure(outcome, mail?.touches ?? []));
  }
}
