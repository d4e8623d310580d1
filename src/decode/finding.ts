// Defines what a reader hands back that recognised a notice.

import type { Kind } from '../model/kind.ts';
import type { Original } from '../model/original.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';

/** A recognised notice; what is left out, nothing told. */
export interface Finding {
  readonly kind: Kind;
  /** Id of the format that read it. */
  readonly format: string;
  /** How surely kind and recipients were read, 0–1. */
  readonly sureness: number;
  readonly reports: readonly Report[];
  /** What the machine fields tell of the original, beside the returned copy. */
  readonly original?: Partial<Original>;
  /** Number of the text's line at which the returned copy begins, where it is no part of its own. */
  readonly returnedAt?: number;
  readonly problems?: readonly Problem[];
}
