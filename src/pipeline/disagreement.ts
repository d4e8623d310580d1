// Tells where another system's label contradicts the words that it passes on.

import type { MailEvent } from '../model/event.ts';
import type { Disagreement } from '../model/judged-event.ts';
import type { Verdict } from '../model/verdict.ts';

/** Below this our own reading is no ground to contradict anybody. */
const SURE_ENOUGH = 0.6;

/** Reasons that say how long, not why: they contradict nothing. */
const VAGUE: ReadonlySet<string> = new Set(['unknown', 'expired', 'delayed']);

/**
 * A label means by "permanent" that the address is done with. So it contradicts where the words mean that the address is
 * dead and the label says temporary, or the other way round; else where its reasons do not have the one that the words tell.
 */
export function disagreementOf(event: MailEvent, verdict: Verdict): Disagreement | null {
  const { label, system } = event;
  if (!label || verdict.confidence < SURE_ENOUGH || VAGUE.has(verdict.reason)) return null;
  const words = `${system} says ${label.words}; the reply says ${verdict.reason}`;
  const isDead = verdict.permanence.address === 'dead';
  if (label.permanent !== null && label.permanent !== isDead) return { about: 'permanence', words };
  const isOther = label.reasons.length > 0 && !label.reasons.includes(verdict.reason);
  return isOther ? { about: 'reason', words } : null;
}
