// Answers why a mail failed and was opened or clicked all the same: the likeliest explanation, with its evidence.

import type { Explanation } from '../../model/explanation.ts';
import { factsOf } from './case-facts.ts';
import type { Contradiction } from './contradiction.ts';
import { CANDIDATES } from './explanations.ts';

/** Log-odds of "nothing of this fits": an explanation needs more than one weak sign. */
const UNEXPLAINED = 1;
/** A runner-up below this has no chance. */
const NO_CHANCE = 0.02;

/**
 * The same case gives the same answer, whatever the order in which its parts became known. Probabilities are shares of
 * the weights of all explanations that are possible. Never throws.
 */
export function reconcile(given: Contradiction): Explanation {
  const facts = factsOf(given);
  const weighed = CANDIDATES.flatMap((candidate) => {
    const found = candidate.weigh(facts);
    return found ? [{ candidate, ...found, odds: Math.exp(found.weight) }] : [];
  }).sort((a, b) => b.odds - a.odds);
  const whole = weighed.reduce((sum, { odds }) => sum + odds, Math.exp(UNEXPLAINED));
  const [best, next] = weighed;
  const unexplained = Math.exp(UNEXPLAINED) / whole;
  if (!best || best.weight <= UNEXPLAINED)
    return {
      name: 'unexplained',
      probability: unexplained,
      evidence: [],
      action: 'hold-and-verify',
      runnerUp: best ? { name: best.candidate.name, probability: best.odds / whole } : null,
    };
  const second = next ? next.odds / whole : 0;
  return {
    name: best.candidate.name,
    probability: best.odds / whole,
    evidence: best.evidence,
    action: best.candidate.action(facts),
    runnerUp:
      next && second >= NO_CHANCE ? { name: next.candidate.name, probability: second } : null,
  };
}
