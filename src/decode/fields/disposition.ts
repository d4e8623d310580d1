// Reads the fields of a disposition notification (RFC 8098) into a read receipt or a refusal by the reader's filter.

import { EMPTY_REPORT, type Report } from '../../model/report.ts';
import { readFields } from './status-fields.ts';
import { addressOf, hostOf } from './typed-field.ts';

/** What a disposition notification says. */
export interface Disposition {
  readonly report: Report;
  /** Disposition type in lower case: `displayed`, `deleted`, `dispatched`, `processed` … */
  readonly type: string;
  /** Whether a program disposed of the mail, without its reader. */
  readonly isAutomatic: boolean;
  readonly messageId: string;
}

/** Reads the text of a disposition notification part. */
export function readDisposition(text: string): Disposition {
  const group = readFields(text);
  const value = (name: string): string => group.fields.get(name)?.value ?? '';
  const [mode = '', type = ''] = value('disposition').toLowerCase().split(';', 2);
  const recipient = addressOf(value('final-recipient'));
  const original = addressOf(value('original-recipient'));
  return {
    report: {
      ...EMPTY_REPORT,
      recipient: recipient || original,
      originalRecipient: original.toLowerCase() === recipient.toLowerCase() ? '' : original,
      reportingMta: hostOf(value('reporting-ua')),
    },
    type: /[a-z]{1,40}/.exec(type)?.[0] ?? '',
    isAutomatic: mode.includes('automatic'),
    messageId: value('original-message-id'),
  };
}

const REJECTED = /\brejected\b/i;

/**
 * Filter languages refuse a mail after it was accepted by a notification of this kind (RFC 5429 §2.2.1 lets them):
 * `deleted`, sent by a program, and the notice calls it rejected.
 */
export function isRejection(
  disposition: Disposition,
  autoSubmitted: string,
  text: string,
): boolean {
  if (disposition.type !== 'deleted' || !disposition.isAutomatic) return false;
  return (
    REJECTED.test(autoSubmitted) || /(?:automatically|was) rejected/i.test(text.slice(0, 4000))
  );
}
