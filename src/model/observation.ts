import type { Fault } from './fault.ts';
import type { Hop } from './hop.ts';
import type { Permanence } from './permanence.ts';
import type { Stage } from './stage.ts';

/**
 * What one message, or what somebody did with it, tells about an address.
 *
 * - `delivered`: the receiver took it and nothing came back.
 * - `failed`: it was refused, given up, or bounced after it was taken.
 * - `deferred`: it was put off for the first time; what became of it is told apart.
 * - `uncertain`: the connection broke after the final dot; neither for nor against the address.
 * - `human`: a person read, clicked or answered it, as far as that can be told.
 * - `complaint`, `unsubscribed`: the recipient does not want this stream.
 */
export const OBSERVATION_KINDS = [
  'delivered',
  'failed',
  'deferred',
  'uncertain',
  'human',
  'complaint',
  'unsubscribed',
] as const;

export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** One thing learned about one address: what policies count and what the watch compares. */
export interface Observation {
  readonly kind: ObservationKind;
  /** When it happened, epoch ms: the acceptance, the failure, the click. */
  readonly time: number;
  /** When the message was handed over for sending, epoch ms; `time` where that is not known. */
  readonly sentAt: number;
  /** In the form of `addressKey`. */
  readonly address: string;
  /** The store's number of the message; 0: none is known. */
  readonly message: number;
  readonly stream: string;
  readonly campaign: string;
  /** The way it left: sending IP, pool, provider sub-account. */
  readonly lane: string;
  /** Who runs the mail of the address: `google.com` for whatever domain its hosts serve; else the address' own domain. */
  readonly receiver: string;
  /** A reason id; `delivered` or `''` where nothing failed. */
  readonly reason: string;
  readonly stage: Stage;
  readonly fault: Fault;
  readonly hop: Hop;
  readonly permanence: Permanence;
  /** Of the verdict, 0–1; 1 where nothing was to be judged. */
  readonly confidence: number;
}
