// Defines made-up mails in one language, as its systems would write them.

export interface LanguageRow {
  readonly code: string;
  /** Failure notice: subject, sentence, heading of the returned copy. */
  readonly failure: readonly [subject: string, sentence: string, copy: string];
  /** Delay notice: subject, sentence. */
  readonly delay: readonly [subject: string, sentence: string];
  /** Subject before the colon of an automatic reply, and the absence in its text. */
  readonly absence: readonly [subject: string, sentence: string];
  /** The person has left. */
  readonly left: string;
}
