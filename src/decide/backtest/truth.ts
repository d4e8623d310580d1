// Counts what a policy did right and wrong where it is known when each address died.

import type { Observation } from '../../model/observation.ts';
import { DAY } from '../days.ts';
import { type Deed, suppressedSince } from './deed.ts';
import { isMail, type Life } from './life.ts';

/** A dead address should be suppressed so many days after so many mails to it. */
export const DUE = { mails: 3, days: 14 } as const;

/** What is true of one address; null: it is not in the truth. */
export interface TrueLife {
  /** Alive when it was mailed first. */
  readonly lived: boolean;
  /** Since when it is dead, epoch ms; 0: it lives. */
  readonly deadSince: number;
  readonly deadMails: number;
  /** When it should be suppressed at the latest; 0: it lives, or too little was sent to it since. */
  readonly due: number;
}

/** @param end of the history, epoch ms: what would be due later is not asked. */
export function trueLifeOf(
  observations: readonly Observation[],
  { firstSent }: Life,
  deadSince: number,
  end: number,
): TrueLife {
  const lived = deadSince === 0 || deadSince > firstSent;
  if (deadSince === 0) return { lived, deadSince, deadMails: 0, due: 0 };
  const sent = observations
    .filter(({ kind, sentAt }) => isMail(kind) && sentAt >= deadSince)
    .map(({ sentAt }) => sentAt)
    .sort((a, b) => a - b);
  const last = sent[DUE.mails - 1];
  const due = last === undefined ? 0 : last + DUE.days * DAY;
  return { lived, deadSince, deadMails: sent.length, due: due > end ? 0 : due };
}

/** Suppressed for failures while it lived. */
export const isWrong = (deed: Deed, { deadSince }: TrueLife): boolean =>
  deed.did === 'suppressed' && deed.by !== null && (deadSince === 0 || deed.by.at < deadSince);

export function isInTime(deed: Deed, { deadSince, due }: TrueLife): boolean {
  const since = suppressedSince(deed.decisions, deadSince);
  return since > 0 && since <= due;
}

export const deadMailsAvoided = (deed: Deed, { deadSince }: TrueLife): number =>
  deadSince === 0
    ? 0
    : deed.avoided.filter(({ kind, sentAt }) => isMail(kind) && sentAt >= deadSince).length;
