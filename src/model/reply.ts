/** One SMTP reply (RFC 5321 §4.2) or the words of a notice that stand for one. */
export interface Reply {
  /** Three-digit reply code, `''` where there is none. */
  readonly code: string;
  /** Enhanced status code (RFC 3463) such as `5.1.1`, `''` where there is none. */
  readonly status: string;
  /** The whole text on one line: codes as found, white space collapsed. */
  readonly text: string;
}
