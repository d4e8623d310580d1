// Names the bounds within which a mail is read, with their defaults.

/** Where a bound is met, reading goes on with what fits, and a problem says so. */
export interface Limits {
  /** Bytes of one mail; what follows is not read. Default 48 MiB. */
  readonly maxBytes: number;
  /** Parts of one mail, at all levels together. Default 10,000. */
  readonly maxParts: number;
  /** Levels of multiparts and messages inside one another. Default 40. */
  readonly maxDepth: number;
  /**
   * Bytes of one header block that are looked at, a single line counting no more than `maxHeaderLine`; fields beyond
   * are passed over. Default 1 MiB.
   */
  readonly maxHeaderBytes: number;
  /** Bytes of one header field, its folded lines together; the rest of the value is cut off. Default 100,000. */
  readonly maxHeaderLine: number;
  /** Fields of one header block; those beyond are passed over. Default 2,000. */
  readonly maxHeaders: number;
  /** Decoded bytes of one part's text; the rest is cut off. Default 1 MiB. */
  readonly maxTextBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 48 * 1024 * 1024,
  maxParts: 10_000,
  maxDepth: 40,
  maxHeaderBytes: 1024 * 1024,
  maxHeaderLine: 100_000,
  maxHeaders: 2000,
  maxTextBytes: 1024 * 1024,
};
