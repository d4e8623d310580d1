import type { MailEvent } from './event.ts';
import type { Verdict } from './verdict.ts';

/** Whether a mail that came to our bounce address is about a mail of ours. */
export const OWNERSHIPS = ['ours', 'not-ours', 'unknown'] as const;

export type Ownership = (typeof OWNERSHIPS)[number];

/** What a token in a return path or link turned out to be. */
export const TOKEN_STATES = [
  'none',
  'valid',
  'expired',
  'forged',
  'replayed',
  'other-key',
] as const;

export type TokenState = (typeof TOKEN_STATES)[number];

/** Another system's label says something else than its own words do. */
export interface Disagreement {
  /** What it is about. */
  readonly about: 'permanence' | 'reason';
  /** In a sentence: "ses says Transient/General; the reply says: domain-not-found". */
  readonly words: string;
}

/** An event with what we conclude from it alone. */
export interface JudgedEvent extends MailEvent {
  /** Null where nothing is to be judged: a delivery, an open. */
  readonly verdict: Verdict | null;
  readonly disagreement: Disagreement | null;
  readonly token: TokenState;
  readonly ownership: Ownership;
  /** Why it is `not-ours`: in a sentence; `''` otherwise. */
  readonly ownershipWhy: string;
  /** Names that surely mean this one message, best first: events that share one belong together. */
  readonly keys: readonly string[];
}
