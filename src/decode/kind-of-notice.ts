// Tells what a notice with reports is, from the actions of its reports.

import { ACTIONS, type Action, type Kind } from '../model/kind.ts';
import type { Report } from '../model/report.ts';

/** The gravest action counts: failed before delayed before the positive ones. */
export function kindOfReports(reports: readonly Report[]): Kind {
  return ACTIONS.find((action) => reports.some((report) => report.action === action)) ?? 'failed';
}

/**
 * Gives reports without an action the one that their status or their time limit tells, else what the notice's
 * headings and words tell, which are asked only then.
 */
export function settleActions(
  reports: readonly Report[],
  heading: () => Action,
): readonly Report[] {
  return reports.map((report) =>
    report.action === '' ? { ...report, action: actionFor(report, heading) } : report,
  );
}

function actionFor(report: Report, heading: () => Action): Action {
  if (report.status.startsWith('2')) return 'delivered';
  if (report.status.startsWith('5')) return 'failed';
  if (report.willRetryUntil !== '') return 'delayed';
  return heading();
}
