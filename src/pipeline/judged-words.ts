// Picks from judged mails the verdicts that rules decided, each with the words it went by.

import type { Decoded, JudgedReport } from '../model/decoded.ts';
import type { Verdict } from '../model/verdict.ts';

export interface JudgedWords {
  readonly text: string;
  readonly recipient: string;
  readonly verdict: Verdict;
}

/** Reports that the kind of the mail decides (answers, complaints, receipts …) are left out. */
export const judgedWords = ({ reports }: Decoded): JudgedWords[] =>
  reports.filter(isByWords).map((report) => ({
    text: wordsOf(report),
    recipient: report.recipient,
    verdict:
      report.evidence[0]?.field === 'format'
        ? { ...report, reason: 'unknown', confidence: 0 }
        : report,
  }));

/** A delay notice whose reply tells nothing is judged by its kind, but for want of a rule. */
const isByWords = ({ evidence, reason }: JudgedReport): boolean =>
  evidence[0]?.field !== 'format' || reason === 'delayed';

const LONGEST_CONTEXT = 400;

/** Without a reply the codes beside it, and without those the prose around it. */
function wordsOf({ diagnostic, replyCode, status, context }: JudgedReport): string {
  return (
    diagnostic || [replyCode, status].filter(Boolean).join(' ') || context.slice(0, LONGEST_CONTEXT)
  );
}
