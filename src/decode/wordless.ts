// Completes the reports of a text format that lost its layout on the way, from what the reader of last resort found.

import type { Report } from '../model/report.ts';
import type { Finding } from './finding.ts';

/** Whether a format named the recipients but nothing said of them: a page or a mail client took the indents away. */
export function saysNothing({ format, kind, reports }: Finding): boolean {
  if (kind !== 'failed' && kind !== 'delayed') return false;
  if (format.startsWith('rfc3464') || reports.length === 0) return false;
  return reports.every(
    ({ diagnostic, status, replyCode, context }) =>
      diagnostic === '' && status === '' && replyCode === '' && context === '',
  );
}

/** The format's recipients with what was found for the same addresses: their words where those tell a cause. */
export function withWords(
  known: Finding,
  found: Finding,
  tellsCause: (words: string) => boolean,
): Finding {
  const byAddress = new Map(
    found.reports.map((report) => [report.recipient.toLowerCase(), report]),
  );
  const reports = known.reports.map((report) => {
    const other = byAddress.get(report.recipient.toLowerCase());
    if (!other) return report;
    return tellsCause(other.diagnostic) ? worded(report, other) : aroundOnly(report, other);
  });
  return { ...known, reports, sureness: Math.min(known.sureness, found.sureness) };
}

/** What the notice says about all: weak evidence. */
const aroundOnly = (report: Report, { context, diagnostic }: Report): Report => ({
  ...report,
  context: `${diagnostic} ${context}`.trim(),
});

function worded(report: Report, found: Report): Report {
  const { diagnostic, diagnosticAt, context, status, replyCode, remoteMta, speaker } = found;
  const stage = report.stage === 'unknown' ? found.stage : report.stage;
  return {
    ...report,
    diagnostic,
    diagnosticAt,
    context,
    status,
    replyCode,
    remoteMta,
    speaker,
    stage,
  };
}
