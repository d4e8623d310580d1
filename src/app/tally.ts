// Counts decoded mails by kind, reason and receiver, in a form that worker threads can hand over and add up.

import type { Decoded } from '../model/decoded.ts';

type Counts = Map<string, number>;

export interface Tally {
  mails: number;
  reports: number;
  /** Mails by kind. */
  readonly kinds: Counts;
  /** Reports by reason. */
  readonly reasons: Counts;
  /** Reports by the recipient's domain; above a limit the rest is counted as `…`. */
  readonly receivers: Counts;
}

/** Hostile input may name a new domain in every mail. */
const MAX_RECEIVERS = 20_000;
const OTHERS = '…';

export function emptyTally(): Tally {
  return { mails: 0, reports: 0, kinds: new Map(), reasons: new Map(), receivers: new Map() };
}

const raise = (counts: Counts, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

function receiver(tally: Tally, domain: string, by: number): void {
  const isNew = !tally.receivers.has(domain);
  raise(tally.receivers, isNew && tally.receivers.size >= MAX_RECEIVERS ? OTHERS : domain, by);
}

export function countMail(tally: Tally, { kind, reports }: Decoded): void {
  tally.mails++;
  raise(tally.kinds, kind, 1);
  for (const { reason, recipient } of reports) {
    tally.reports++;
    raise(tally.reasons, reason, 1);
    receiver(tally, recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase() || '?', 1);
  }
}

export function addTally(sum: Tally, part: Tally): void {
  sum.mails += part.mails;
  sum.reports += part.reports;
  for (const [kind, count] of part.kinds) raise(sum.kinds, kind, count);
  for (const [reason, count] of part.reasons) raise(sum.reasons, reason, count);
  for (const [domain, count] of part.receivers) receiver(sum, domain, count);
}
