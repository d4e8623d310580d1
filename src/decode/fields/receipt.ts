// Reads a read receipt, or a refusal that a reader's filter sent in the form of one.

import type { Part } from '../../mime/message.ts';
import type { Report } from '../../model/report.ts';
import { readReply } from '../../text/reply-text.ts';
import type { Anatomy } from '../anatomy.ts';
import type { Finding } from '../finding.ts';
import type { NoticeView } from '../view.ts';
import { isRejection, readDisposition } from './disposition.ts';
import { fieldsOf } from './part-fields.ts';

/** Reads a disposition notification, or a receipt in the senders' own encoding (TNEF); null where the mail is none. */
export function readReceipt(anatomy: Anatomy, view: NoticeView): Finding | null {
  if (!anatomy.disposition) return anatomy.encapsulated ? inTnef(anatomy.encapsulated) : null;
  const disposition = readDisposition(fieldsOf(anatomy.disposition).text);
  const common = { sureness: 1, original: { messageId: bare(disposition.messageId) } };
  if (!isRejection(disposition, view.header('auto-submitted'), view.text))
    return { ...common, kind: 'read-receipt', format: 'rfc8098', reports: [disposition.report] };
  const report = refused(disposition.report, view);
  return { ...common, kind: 'failed', format: 'rfc8098-rejection', reports: [report] };
}

const bare = (id: string): string => /<([^<>]*)>/.exec(id)?.[1] ?? id;

/** The reader's own words follow the standing sentence that the mail was rejected. */
const REASON =
  /following reason was given:\s{0,20}([\s\S]{1,2000})|rejected:?\s{1,20}([\s\S]{1,2000})/i;

function refused(report: Report, view: NoticeView): Report {
  const reason = REASON.exec(view.text.slice(0, 8000));
  const reply = readReply((reason?.[1] ?? reason?.[2] ?? view.text).slice(0, 2000));
  return {
    ...report,
    action: 'failed',
    diagnostic: reply.text,
    diagnosticAt: view.place(reply.text, 0),
    context: view.text.slice(0, 1000).replace(/\s+/g, ' ').trim(),
    status: reply.status,
    replyCode: reply.code,
    stage: 'async',
    speaker: 'reporter',
  };
}

/** Message classes of receipts: read, and deleted without being read. The class stands near the beginning. */
const RECEIPT_CLASS = /IPM\.\w{1,20} Mail\.Read Receipt|REPORT\.IPM\.Note\.IPNN?RN/i;

function inTnef(part: Part): Finding | null {
  if (!RECEIPT_CLASS.test(part.body().slice(0, 400))) return null;
  return { kind: 'read-receipt', format: 'tnef', sureness: 0.9, reports: [] };
}
