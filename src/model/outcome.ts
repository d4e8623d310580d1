import type { Fault } from './fault.ts';
import type { Hop } from './hop.ts';
import type { AddressPermanence, MessagePermanence } from './permanence.ts';
import type { Stage } from './stage.ts';

/**
 * Where one message to one recipient stands.
 *
 * - `submitted`: taken over by our system, no attempt known.
 * - `deferred`: attempts failed, more will follow.
 * - `accepted`: the recipient's system took it, nothing came back.
 * - `accepted-then-bounced`: it took it, a notice came back later.
 * - `failed`: never accepted.
 * - `unknown`: the connection broke after the final dot; it may have been delivered.
 * - `not-attempted`: our system never tried.
 * - `untold`: only traces (an open, an automatic reply): what became of it was told by nobody.
 */
export const STATES = [
  'submitted',
  'deferred',
  'accepted',
  'accepted-then-bounced',
  'failed',
  'unknown',
  'not-attempted',
  'untold',
] as const;

export type State = (typeof STATES)[number];

/** What became of one message for one recipient: computed from all events of both, in whatever order they came. */
export interface Outcome {
  /** The address the sender used, in lower case. */
  readonly recipient: string;
  readonly state: State;
  /** Where it stopped; of an accepted message `never`. */
  readonly stage: Stage;
  /** Why it stopped, or why it was last deferred; `delivered` where it was accepted. */
  readonly reason: string;
  readonly fault: Fault;
  readonly hop: Hop;
  readonly messagePermanence: MessagePermanence;
  readonly addressPermanence: AddressPermanence;
  readonly confidence: number;
  /** Number of the event (in the order of time) that decided; -1 where none did. */
  readonly decidedBy: number;
  readonly attempts: number;
  /** Deferred by greylisting (or by words and timing like it), then accepted. */
  readonly greylisted: boolean;
  /** When it was put off for the first time, epoch ms, and the reason (id) of that; 0 and `''` where it never was. */
  readonly deferredAt: number;
  readonly deferredFor: string;
  /** Epoch ms; 0 where it did not happen. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly acceptedAt: number;
  readonly failedAt: number;
  /** Where it was forwarded to, or the alias target that failed. */
  readonly forwardedTo: string;
  readonly host: string;
  /** How surely the events that decided belong to this message and recipient, 0–1. */
  readonly linkConfidence: number;
  /** Opens, clicks and what else takes a link, whoever did it. */
  readonly touches: number;
  /** Those that the provider itself takes for a machine's are left out. */
  readonly opens: number;
  readonly clicks: number;
  readonly complaints: number;
  readonly unsubscribes: number;
  readonly autoReplies: number;
}
