import type { Fault } from './fault.ts';
import type { Hop } from './hop.ts';
import type { ObservationKind } from './observation.ts';
import type { AddressPermanence, MessagePermanence } from './permanence.ts';
import type { Stage } from './stage.ts';

/** What may be done to an address for a stream. `none` counts nothing and says why. */
export const POLICY_ACTIONS = ['none', 'count', 'hold', 'suppress'] as const;

export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** Conditions on one observation; all must hold, what is left out (null or empty) is not asked. */
export interface PolicyCondition {
  readonly kinds: readonly ObservationKind[];
  readonly reasons: readonly string[];
  readonly faults: readonly Fault[];
  readonly stages: readonly Stage[];
  readonly hops: readonly Hop[];
  readonly message: readonly MessagePermanence[];
  readonly address: readonly AddressPermanence[];
  readonly streams: readonly string[];
  readonly receivers: readonly string[];
  /** Least confidence of the verdict, 0–1. */
  readonly confidence: number;
  /** The last human sign of life is at most so many days ago; null: not asked. */
  readonly humanWithin: number | null;
  /** No sign of life at all (delivery or person) for so many days, or never; null: not asked. */
  readonly lifelessFor: number | null;
}

/** The conditions that are lists of names. */
export const CONDITION_LISTS = [
  'kinds',
  'reasons',
  'faults',
  'stages',
  'hops',
  'message',
  'address',
  'streams',
  'receivers',
] as const;

/** What follows once so much has been counted; of the steps that are reached, the last one holds. */
export interface PolicyStep {
  /** Sum of the strikes' weights that is needed. */
  readonly strikes: number;
  /** Days from the first to the last strike that are needed. */
  readonly over: number;
  readonly action: PolicyAction;
  /** For how many days; 0: for ever. */
  readonly days: number;
  /** What a hold turns into when it ends without a sign of life, for how many days (0: for ever); null: it just ends. */
  readonly turnsInto: { readonly days: number; readonly why: string } | null;
  /** After the term one real message may go out, whose outcome decides. */
  readonly probation: boolean;
  /** In a sentence, for people. */
  readonly why: string;
}

/** The first rule of a policy whose condition holds is the one that an observation is counted by. */
export interface PolicyRule {
  readonly id: string;
  /** Name of the counter; rules that name the same one count together. */
  readonly cause: string;
  readonly when: PolicyCondition;
  /** How much one strike counts. */
  readonly weight: number;
  /** Strikes closer together than so many days count once; 1: one a day. */
  readonly apart: number;
  /** Strikes older than so many days are forgotten; 0: never. */
  readonly within: number;
  /** All strikes are forgotten once the last one is older than so many days; 0: never. */
  readonly stale: number;
  /** Signs of life neither forgive its strikes nor lift what they led to. */
  readonly lasting: boolean;
  /** What its action concerns: the address, or the address for the stream of the observation alone. */
  readonly scope: 'address' | 'stream';
  readonly steps: readonly PolicyStep[];
  /** Why nothing is counted, of a rule without steps. */
  readonly why: string;
}

/** What is done about an address after what was observed of it: data, read from `policies/*.toml`. */
export interface Policy {
  readonly name: string;
  readonly title: string;
  /** Page or book with its date. */
  readonly source: string;
  readonly rules: readonly PolicyRule[];
  /** What forgives strikes and lifts holds and suppressions of failures. */
  readonly resets: readonly ('delivered' | 'human')[];
  /** Strikes inside an incident are not counted, what they led to is taken back. */
  readonly minds: 'incidents' | 'nothing';
  /** Most strikes an address may get per cause and UTC day: 1, or 0 for as many as come (other systems' policies). */
  readonly strikesPerDay: number;
}
