import type { Span } from './span.ts';

/** Why a verdict says what it says: one rule, the words it matched, and where they stand. */
export interface Evidence {
  /** Rule id, e.g. `gmail/no-such-user`. */
  readonly rule: string;
  /** The words (or the code) that matched, as found. */
  readonly matched: string;
  /** Which text was read: the reply, the prose around it, or a code field. */
  readonly field: 'diagnostic' | 'context' | 'status' | 'reply-code' | 'format';
  /** Character offsets of `matched` in that text; null for codes. */
  readonly place: Span | null;
  /** Byte offsets of that text in the raw mail, where known. */
  readonly mail: Span | null;
  /** Where the rule's knowledge comes from, with its date. */
  readonly source: string;
}
