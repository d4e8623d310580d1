import type { Action } from './kind.ts';
import type { Span } from './span.ts';
import type { Stage } from './stage.ts';

/** What one returned mail says about one recipient, before it is judged. `''` means: not told. */
export interface Report {
  /** `''` in complaints, auto-replies and receipts. */
  readonly action: Action | '';
  /** The address this is about: Final-Recipient, or the one that the text names. */
  readonly recipient: string;
  /** The address the sender used, where the notice tells it apart from `recipient`. */
  readonly originalRecipient: string;
  /** The address behind `recipient` that really failed, where the notice tells that `recipient` forwards or is an alias. */
  readonly forwardedTo: string;
  /** Enhanced status code, e.g. `5.1.1`: the one in the reply where there is one, else the Status field. */
  readonly status: string;
  /** Three-digit code of the reply that decided. */
  readonly replyCode: string;
  /** The words of the system that refused: on one line, white space collapsed, outer frames kept. */
  readonly diagnostic: string;
  /** Diagnostic-Code type in lower case: `smtp`, `x-unix`, `x-notes` … (RFC 3464 §2.3.6). */
  readonly diagnosticType: string;
  /** Where `diagnostic` was read from in the mail; null where it was put together from several places. */
  readonly diagnosticAt: Span | null;
  /** What the notice's own prose says around it: weak evidence, read only where `diagnostic` does not tell. */
  readonly context: string;
  /** The stage that the notice itself names (`in reply to RCPT TO`), else `unknown`. */
  readonly stage: Stage;
  /** Whose words `diagnostic` are: the remote server's, the reporting server's own, or not told. */
  readonly speaker: 'remote' | 'reporter' | 'unknown';
  readonly reportingMta: string;
  readonly remoteMta: string;
  readonly receivedFromMta: string;
  /** Queue id that the reporting system had for the message, where it tells. */
  readonly queueId: string;
  readonly arrivalDate: string;
  readonly lastAttemptDate: string;
  readonly willRetryUntil: string;
  /** Feedback-Type of a complaint (RFC 5965 §3.1). */
  readonly feedbackType: string;
}

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
  queueId: '',
  arrivalDate: '',
  lastAttemptDate: '',
  willRetryUntil: '',
  feedbackType: '',
};
