/** What the notice gives back of the message that was sent. `''` or `[]` means: not told. */
export interface Original {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly date: string;
  /** Return-Path of the returned copy, or Original-Mail-From of a complaint. */
  readonly returnPath: string;
  /** Original-Envelope-Id (RFC 3464 §2.2.1). */
  readonly envelopeId: string;
  /** List-Id and Feedback-ID, for finding the campaign again. */
  readonly listId: string;
  readonly feedbackId: string;
  /** Received fields of the returned copy, newest first, at most 30. */
  readonly received: readonly string[];
  /** Authentication-Results and ARC-Authentication-Results fields of the returned copy, at most 10. */
  readonly authenticationResults: readonly string[];
}

/** The original of which nothing is known. */
export const UNKNOWN_ORIGINAL: Original = {
  messageId: '',
  from: '',
  to: [],
  subject: '',
  date: '',
  returnPath: '',
  envelopeId: '',
  listId: '',
  feedbackId: '',
  received: [],
  authenticationResults: [],
};
