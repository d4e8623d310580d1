import type { Notice } from './notice.ts';
import type { Report } from './report.ts';
import type { Verdict } from './verdict.ts';

/** A report with its verdict; where both tell a stage, the verdict's counts. */
export type JudgedReport = Omit<Report, 'stage'> & Verdict;

/** One returned mail, read and judged. */
export interface Decoded extends Omit<Notice, 'reports'> {
  readonly reports: readonly JudgedReport[];
}
