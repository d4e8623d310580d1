// Defines what a detector is: which refusals it compares with which deliveries, and from when on it is sure.

import type { IncidentKind } from '../model/incident.ts';
import type { Reason } from '../model/reason.ts';

/** What an address is known as when something happens to its mail. */
export type Acquaintance =
  /** Took mail, or somebody read it, in the last 90 days; nothing failed since. */
  | 'alive'
  /** Failed since it last showed life. */
  | 'failing'
  /** Neither. */
  | 'new';

/** What the refusals have in common. */
export type Scope =
  | 'receiver'
  | 'domain'
  | 'lane'
  | 'campaign'
  | 'lane-receiver'
  | 'campaign-receiver';

export interface Detector {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly reasons: readonly Reason[];
  /** Every reason is an incident of its own; else all of these are one. */
  readonly apart: boolean;
  readonly scope: Scope;
  /** Within the same of these, incidents that go on at the same time are one. */
  readonly unites: 'receiver' | 'domain' | 'campaign' | 'lane' | 'all';
  /** Whose mail is compared; the mail of others counts neither for nor against. */
  readonly among: readonly Acquaintance[];
  /**
   * A mail that is put off counts at once, as refused for these reasons or as not refused for them; what becomes of it
   * counts no more. Else the mails that fail would come before those that are delivered.
   */
  readonly deferrals: boolean;
  /** What is usual grows with the days since the address showed life. */
  readonly perDay: boolean;
  /** Some of the addresses must have taken mail before. */
  readonly afterGood: boolean;
  /** Part of the mail that is refused so on ordinary days, until the history tells better. */
  readonly usual: number;
  /** Of a day no larger part is taken for usual. */
  readonly mostUsual: number;
  /** From about a third of this on, a part refused is no accident. */
  readonly least: number;
  /** How sure it must be: the logarithm of how much likelier an incident is than chance. */
  readonly surety: number;
  readonly addresses: number;
  readonly receivers: number;
  /** Of the receivers that were tried, at least this part refuses. */
  readonly breadth: number;
  /** Detectors that see the same incident from another side have the same. */
  readonly family: string;
  /** Detectors whose incidents may be parts of one of this. */
  readonly absorbs: readonly string[];
  /** Refusals further apart are no run, ms. */
  readonly patience: number;
  /** What was not refused for so long, though nothing was delivered either, is over, ms. */
  readonly pause: number;
  /** How the end is told: receiver by receiver, or all together. */
  readonly ends: 'by-receiver' | 'together';
}

/** By how much the usual part must be exceeded: the field rule's five. */
const TIMES = 5;
const SUREST = 0.98;

/** The part refused that an incident is imagined with, where so many are refused on ordinary days. */
export const expected = ({ least }: Detector, usual: number): number =>
  Math.min(SUREST, Math.max(TIMES * usual, least));
