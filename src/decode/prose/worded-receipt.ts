// Tells read receipts that lost their machine-readable part on the way, from a mail to a finding.

import type { Finding } from '../finding.ts';
import { automaticFinding } from './automatic-report.ts';
import type { PlainMail } from './plain-mail.ts';

/** A receipt says when the mail was read, and nothing more. */
const MAX_TEXT = 800;

/** A receipt, or null: by its subject, in a short answer or with a null return path (RFC 8098 §2.1). */
export function readWordedReceipt(mail: PlainMail): Finding | null {
  const { signs, subject, ownText } = mail;
  if (!subject.isReceipt || subject.isAnswer || signs.isList || signs.isDaemon) return null;
  if (ownText.length > MAX_TEXT || !/\d/.test(ownText)) return null;
  if (!signs.hasNullReturn && !signs.isInThread) return null;
  return automaticFinding(mail, { kind: 'read-receipt', format: 'worded-receipt', sureness: 0.75 });
}
