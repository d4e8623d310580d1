// Does to addresses what the explanations of their mails advise: takes bounces back, holds what is to be verified.

import { aliveEntries } from '../../decide/ledger.ts';
import type { Decision } from '../../model/decision.ts';
import type { Explained } from '../../pipeline/explain-contradiction.ts';
import { EXPLANATION_SENTENCES } from '../../pipeline/words/explanation-words.ts';
import type { DecideWork } from '../decide/decide-store.ts';
import { recordsOf } from '../decide/records-of.ts';
import { type ToldEntry, tellStore } from '../decide/tell.ts';

export interface Reversed {
  readonly takenBack: number;
  /** Addresses. */
  readonly held: number;
  readonly batch: string;
}

/** So long nothing is sent to an address that is to be verified by one real mail. */
const HOLD = 7 * 86_400_000;

/** What rests on no decision of a policy is left alone. */
export async function reverse(
  work: DecideWork,
  explained: readonly Explained[],
  who: string,
): Promise<Reversed> {
  const wanted = explained.filter(({ explanation: { action } }) => ACTIONS.has(action));
  const byAddress = Map.groupBy(wanted, ({ outcome }) => outcome.recipient);
  const told: ToldEntry[] = [];
  for await (const records of recordsOf(work.store, [...byAddress.keys()]))
    for (const { address, ledger } of records)
      for (const one of byAddress.get(address) ?? [])
        told.push(...entriesFor(one, ledger, who, work.now));
  const once = withoutRepeated(told);
  const { batch } = await tellStore(work, once);
  return {
    takenBack: once.filter(({ action }) => action === 'undo').length,
    held: once.filter(({ action }) => action === 'hold').length,
    batch,
  };
}

const ACTIONS: ReadonlySet<string> = new Set(['reverse-bounce', 'hold-and-verify']);

function entriesFor(
  { message, outcome, explanation }: Explained,
  ledger: readonly Decision[],
  who: string,
  now: number,
): ToldEntry[] {
  const resting = aliveEntries(ledger).filter(
    ({ by, action, grounds }) =>
      by === 'policy' &&
      (action === 'hold' || action === 'suppress') &&
      grounds.some((ground) => ground.message === message.id),
  );
  if (resting.length === 0) return [];
  const why = EXPLANATION_SENTENCES[explanation.name];
  const base = { address: outcome.recipient, by: 'person', who, why, incident: 0 } as const;
  const undone = resting.map(
    ({ id, stream }): ToldEntry => ({ ...base, stream, action: 'undo', until: 0, undoes: id }),
  );
  if (explanation.action === 'reverse-bounce') return undone;
  return [...undone, { ...base, stream: '', action: 'hold', until: now + HOLD, undoes: 0 }];
}

/** Several mails may rest one decision. */
function withoutRepeated(told: readonly ToldEntry[]): ToldEntry[] {
  const seen = new Set<string>();
  return told.filter(({ address, action, undoes }) => {
    const key = `${address} ${action} ${undoes}`;
    return !seen.has(key) && seen.add(key);
  });
}
