/**
 * - `hold`: nothing is sent until it ends.
 * - `suppress`: nothing is sent until it ends, which may be never.
 * - `probation`: one real message may be sent; what becomes of it decides.
 * - `release`: sending is allowed again.
 * - `undo`: takes an earlier entry back, as if it had never been made.
 */
export const DECISION_ACTIONS = ['hold', 'suppress', 'probation', 'release', 'undo'] as const;

export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Who decided. `policy` entries follow from what was observed, the others are told. */
export const DECIDERS = ['policy', 'person', 'list'] as const;

export type Decider = (typeof DECIDERS)[number];

/** What a decision rests on: one message and what became of it. */
export interface Ground {
  readonly message: number;
  readonly time: number;
  readonly reason: string;
  readonly campaign: string;
}

/** One entry of the ledger: appended, never changed, never removed but with the address itself. */
export interface Decision {
  /** The store's number; 0: not stored yet. */
  readonly id: number;
  readonly address: string;
  /** The stream it concerns; `''`: all. */
  readonly stream: string;
  readonly action: DecisionAction;
  /** From when on it holds, epoch ms: when that happened which led to it. */
  readonly at: number;
  /** When it was written down, epoch ms. */
  readonly madeAt: number;
  /** When it ends, epoch ms; 0: never. */
  readonly until: number;
  readonly by: Decider;
  /** Name of the policy, of the person, of the list it was imported from. */
  readonly who: string;
  /**
   * Rule and counter of the policy. Of what a list told, the rule is what the list says of the address (`bounce`,
   * `invalid`, `complaint`, `unsubscribed`, `manual`); `''` for what people told.
   */
  readonly rule: string;
  readonly cause: string;
  /** In a sentence, for people. */
  readonly why: string;
  /** Oldest first; the last one is the strike that brought it about. */
  readonly grounds: readonly Ground[];
  /** What was decided together: the run that wrote it. */
  readonly batch: string;
  /** Of `undo`: the entry that is taken back; 0: none. */
  readonly undoes: number;
  /** The incident because of which an entry was taken back; 0: none. */
  readonly incident: number;
}

export const STANDING_STATES = ['held', 'suppressed', 'probation'] as const;

/** How an address stands for a stream. What has no standing may be sent to; what has ended counts no more. */
export interface AddressStanding {
  readonly address: string;
  /** `''`: all streams. */
  readonly stream: string;
  readonly state: (typeof STANDING_STATES)[number];
  readonly since: number;
  /** 0: for ever. */
  readonly until: number;
  /** What follows when it ends: sending again, one message on probation, or a suppression until then (0: for ever). */
  readonly next: 'clear' | 'probation' | { readonly suppressedUntil: number };
  readonly by: Decider;
  readonly who: string;
  readonly rule: string;
  readonly why: string;
}
