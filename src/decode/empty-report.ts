// Gives the report that says nothing, for readers to fill in what they know.

import type { Report } from '../model/report.ts';

/** A report in which nothing is told. */
export const EMPTY_REPORT: Report = {
  action: '',
  recipient: '',
  originalRecipient: '',
  forwardedTo: '',
  status: '',
  replyCode: '',
  diagnostic: '',
  diagnosticType: '',
  diagnosticAt: null,
  context: '',
  stage: 'unknown',
  speaker: 'unknown',
  reportingMta: '',
  remoteMta: '',
  receivedFromMta: '',
  arrivalDate: '',
  lastAttemptDate: '',
  willRetryUntil: '',
  feedbackType: '',
};
