// Adds up the signs that speak for or against one explanation.

import type { ExplanationName, ReconcileAction } from '../../model/explanation.ts';
import type { CaseFacts } from './case-facts.ts';

/** What speaks for or against one explanation, in log-odds; null: it is impossible. */
export interface Weighed {
  readonly weight: number;
  readonly evidence: readonly string[];
}

export interface Candidate {
  readonly name: ExplanationName;
  readonly action: (facts: CaseFacts) => ReconcileAction;
  readonly weigh: (facts: CaseFacts) => Weighed | null;
}

/** By how much a sign of its weight moves the log-odds. */
export const DECIDES = 6;
export const STRONG = 4;
export const CLEAR = 2.5;
export const SOME = 1.2;

/** Whether it holds, how much it weighs, in words; `''`: it is no evidence that anybody would want to read. */
export type Sign = readonly [holds: boolean, weight: number, words: string];

/** Of those that hold, the weightiest first. */
export function sum(...signs: readonly Sign[]): Weighed {
  const speaking = signs.filter(([holds]) => holds);
  const told = speaking.filter(([, , words]) => words !== '').sort(([, a], [, b]) => b - a);
  return {
    weight: speaking.reduce((total, [, weight]) => total + weight, 0),
    evidence: told.map(([, , words]) => words),
  };
}

const ADDRESS: ReadonlySet<string> = new Set(['recipient-address', 'recipient-mailbox']);
const OURS: ReadonlySet<string> = new Set([
  'sender-authentication',
  'sender-reputation',
  'sender-system',
  'message',
]);

export const isRefused = ({ outcome }: CaseFacts): boolean =>
  outcome.state === 'failed' || outcome.state === 'not-attempted';

export const isBounced = ({ outcome }: CaseFacts): boolean =>
  outcome.state === 'accepted-then-bounced';

export const isAccepted = ({ outcome }: CaseFacts): boolean => outcome.state === 'accepted';

/** The failure speaks of the recipient's address or mailbox. */
export const isOfAddress = ({ outcome }: CaseFacts): boolean => ADDRESS.has(outcome.fault);

/** The failure speaks of us or of the mail. */
export const isOfSender = ({ outcome }: CaseFacts): boolean => OURS.has(outcome.fault);

/** It was refused behind the mailbox that it was sent to. */
export const isForwarding = ({ outcome, target }: CaseFacts): boolean =>
  outcome.fault === 'forwarding' || outcome.hop === 'forwarder' || target !== '';

/** Fewer tell nothing of how a domain deals with them. */
const FEWEST = 2;

/**
 * Unknown addresses are refused before anything is accepted: what bounces later was refused behind a mailbox. Forwarders
 * bounce later everywhere, so some may.
 */
export const asksFirst = ({ domain }: CaseFacts): boolean =>
  domain.refused >= FEWEST && 3 * domain.refused > domain.bounced;

/** Mail for anybody is accepted, and bounces later where nobody gets it. */
export const asksLater = ({ domain }: CaseFacts): boolean =>
  domain.bounced >= FEWEST && domain.bounced > 5 * domain.refused;
