// Reads a complaint of a feedback loop: a feedback report (ARF), or only the mail complained about, sent on.

import type { Headers } from '../../mime/headers.ts';
import { EMPTY_REPORT, type Report } from '../../model/report.ts';
import type { Anatomy } from '../anatomy.ts';
import type { Finding } from '../finding.ts';
import { readOriginal } from '../original.ts';
import { headersOf } from '../returned-copy.ts';
import type { NoticeView } from '../view.ts';
import { readFeedback } from './feedback.ts';
import { fieldsOf } from './part-fields.ts';

/** Reads a complaint; null where the mail is none. */
export function readComplaint(anatomy: Anatomy, view: NoticeView): Finding | null {
  if (!anatomy.feedback && anatomy.statuses.length > 0) return null;
  const copy = anatomy.returned ? headersOf(anatomy.returned) : null;
  if (!anatomy.feedback) return copy && isSentOn(view, copy) ? sentOn(copy) : null;
  const feedback = readFeedback(fieldsOf(anatomy.feedback).text);
  return {
    kind: 'complaint',
    format: 'arf',
    sureness: 1,
    reports: feedback.reports.map((report) => withRecipient(report, copy)),
    original: { returnPath: feedback.mailFrom, envelopeId: feedback.envelopeId },
  };
}

/** Field in which the sender of a complaint names who complained, in the copy. */
const COMPLAINER = 'x-hmxmroriginalrecipient';

/** Where the report leaves out the recipient, the copy's only addressee is the one who complained. */
function withRecipient(report: Report, copy: Headers | null): Report {
  return report.recipient === '' && copy ? { ...report, recipient: complainer(copy) } : report;
}

function complainer(copy: Headers): string {
  const { to } = readOriginal(copy);
  return copy.get(COMPLAINER) || (to.length === 1 ? (to[0] ?? '') : '');
}

/** Some feedback loops predate the standard and send nothing but the mail, under a subject of their own. */
function isSentOn(view: NoticeView, copy: Headers): boolean {
  return (
    /^\s*complaint about message from \S{1,60}\s*$/i.test(view.subject) || copy.has(COMPLAINER)
  );
}

function sentOn(copy: Headers): Finding {
  const report: Report = {
    ...EMPTY_REPORT,
    feedbackType: 'abuse',
    recipient: complainer(copy),
    speaker: 'reporter',
  };
  return { kind: 'complaint', format: 'complaint-copy', sureness: 0.9, reports: [report] };
}
