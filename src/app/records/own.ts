// Lays a decoded mail out as the JSON object that the command line prints: one per mail, always the same keys.

import type { Decoded, JudgedReport } from '../../model/decoded.ts';

/** The order in which a person reads it: what, who, why, how sure, then the rest. Nothing is ever left out. */
function reportRecord(report: JudgedReport): object {
  return {
    action: report.action,
    recipient: report.recipient,
    originalRecipient: report.originalRecipient,
    status: report.status,
    replyCode: report.replyCode,
    diagnostic: report.diagnostic,
    stage: report.stage,
    hop: report.hop,
    reason: report.reason,
    fault: report.fault,
    permanence: report.permanence,
    confidence: report.confidence,
    evidence: report.evidence,
    alternatives: report.alternatives,
    detail: report.detail,
    labels: report.labels,
    spokenBy: report.spokenBy,
    feedbackType: report.feedbackType,
    remoteMta: report.remoteMta,
    reportingMta: report.reportingMta,
    receivedFromMta: report.receivedFromMta,
    diagnosticType: report.diagnosticType,
    diagnosticAt: report.diagnosticAt,
    speaker: report.speaker,
    context: report.context,
    arrivalDate: report.arrivalDate,
    lastAttemptDate: report.lastAttemptDate,
    willRetryUntil: report.willRetryUntil,
  };
}

/** `file` names the mail; `box.mbox#3` is the third mail of a mailbox. */
export function ownRecords(file: string, it: Decoded): object[] {
  const { kind, format, sureness, original, from, subject, date, problems } = it;
  const reports = it.reports.map(reportRecord);
  return [{ file, kind, reports, original, problems, format, sureness, from, subject, date }];
}
