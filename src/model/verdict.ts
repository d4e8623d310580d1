import type { Detail } from './detail.ts';
import type { Evidence } from './evidence.ts';
import type { Fault } from './fault.ts';
import type { Hop } from './hop.ts';
import type { Labels } from './labels.ts';
import type { Permanence } from './permanence.ts';
import type { Reason } from './reason.ts';
import type { Stage } from './stage.ts';

/** What happened, why, whose fault it was, how sure we are, and what it means for message and address. */
export interface Verdict {
  readonly reason: Reason;
  readonly stage: Stage;
  readonly hop: Hop;
  readonly fault: Fault;
  readonly permanence: Permanence;
  /** 0–1: of a hundred verdicts with 0.9, about ninety are right (the README tells how this was measured). */
  readonly confidence: number;
  /** Best first; empty only where nothing at all was recognised. */
  readonly evidence: readonly Evidence[];
  /** The next best reasons, best first, at most three. */
  readonly alternatives: readonly Alternative[];
  readonly detail: Detail;
  readonly labels: Labels;
  /** Who spoke, as far as it was recognised: a speaker id such as `gmail`; `''` if not. */
  readonly spokenBy: string;
}

export interface Alternative {
  readonly reason: Reason;
  readonly confidence: number;
}
