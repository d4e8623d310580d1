// Finds what a receiver demands of senders for a reason: reason, speaker → demands with their pages.

import type { Check } from './finding.ts';

/** One thing a receiver demands. */
export interface Demand {
  readonly says: string;
  /** Ids of reasons for which it is worth looking at. */
  readonly reasons: readonly string[];
  /** Checks of `check-domain` that tell whether it is met; empty: none can. */
  readonly checks: readonly Check[];
  /** Title and date of the page. */
  readonly source: string;
  readonly page: string;
}

/** What one receiver demands. */
export interface Checklist {
  /** The speaker's id, as in verdicts; `any`: what receivers demand in general. */
  readonly receiver: string;
  readonly name: string;
  /** Domains it is known by, as incidents name it. */
  readonly domains: readonly string[];
  readonly demands: readonly Demand[];
}

export const ANY = 'any';

/**
 * The demands of the one who spoke that fit the reason; where it has none of its own, those of receivers in general.
 * Null where no demand fits: the reason is not the sender's affair.
 *
 * @param speaker speaker id of a verdict, or a receiver's domain; `''`: not known.
 */
export function demandsFor(
  checklists: readonly Checklist[],
  reason: string,
  speaker: string,
): Checklist | null {
  const own = checklistOf(checklists, speaker);
  const general = checklistOf(checklists, ANY);
  for (const list of [own, general]) {
    const demands = list?.demands.filter(({ reasons }) => reasons.includes(reason)) ?? [];
    if (list && demands.length > 0) return { ...list, demands };
  }
  return null;
}

/** By speaker id, or by a domain of the receiver or a name below it; null: none. */
export function checklistOf(checklists: readonly Checklist[], name: string): Checklist | null {
  const wanted = name.toLowerCase();
  const fits = ({ receiver, domains }: Checklist): boolean =>
    receiver === wanted ||
    domains.some((domain) => wanted === domain || wanted.endsWith(`.${domain}`));
  return checklists.find(fits) ?? null;
}
