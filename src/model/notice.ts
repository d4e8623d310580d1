import type { Kind } from './kind.ts';
import type { Original } from './original.ts';
import type { Problem } from './problem.ts';
import type { Report } from './report.ts';

/** One returned mail, read but not judged. */
export interface Notice {
  readonly kind: Kind;
  /** Id of the format that read it: `rfc3464`, `qmail`, `arf`, `generic` …; several joined with `+`. */
  readonly format: string;
  /** How surely `kind` and the recipients were read, 0–1: 1 for machine fields, lower for prose. */
  readonly sureness: number;
  readonly reports: readonly Report[];
  readonly original: Original | null;
  /** Header fields of the notice itself that say who wrote it. */
  readonly from: string;
  readonly subject: string;
  readonly date: string;
  /** Addresses that the notice itself was sent to, the surest first (Delivered-To … To), at most 10. */
  readonly to: readonly string[];
  readonly problems: readonly Problem[];
}
