// Gives the compiled checklists: what receivers demand of senders.

import { loadChecklists } from '../generated/checklists.ts';
import { type Checklist, checklistOf, demandsFor } from '../sender/checklist.ts';

interface Loaded {
  readonly checklists: readonly Checklist[];
  readonly usualSelectors: readonly string[];
}

let loaded: Loaded | undefined;

function load(): Loaded {
  loaded ??= loadChecklists();
  return loaded;
}

/** All of them; the first is what receivers demand in general. */
export const allChecklists = (): readonly Checklist[] => load().checklists;

/** DKIM selectors to try where none is told. */
export const usualSelectors = (): readonly string[] => load().usualSelectors;

/**
 * What the receiver demands where mail failed for this reason; null: the reason is not the sender's affair.
 *
 * @param speaker speaker id of the verdict, or the receiver's domain; `''`: not known.
 */
export const checklistFor = (reason: string, speaker: string): Checklist | null =>
  demandsFor(load().checklists, reason, speaker);

/** By speaker id or domain; null: none. */
export const checklistNamed = (name: string): Checklist | null =>
  checklistOf(load().checklists, name);
