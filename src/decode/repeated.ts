// Merges reports that repeat each other: one recipient with one action is reported once.

import type { Report } from '../model/report.ts';

/** Keeps the order; of reports about the same recipient and action the one that tells more counts. */
export function mergeRepeated(reports: readonly Report[]): readonly Report[] {
  if (reports.length < 2) return reports;
  const merged = new Map<string, Report>();
  reports.forEach((report, number) => {
    const name = report.recipient.toLowerCase() || `#${number}`;
    const key = `${report.action} ${name}`;
    const twin = merged.get(key);
    if (!twin || tells(report) > tells(twin)) merged.set(key, report);
  });
  return [...merged.values()];
}

const tells = (report: Report): number =>
  (report.replyCode ? 2 : 0) + (report.diagnostic ? 1 : 0) + (report.status ? 1 : 0);
