// Turns a decoded mail into the events that it tells of: one for each recipient that it speaks of.

import { bareMessageId } from '../correlate/keys.ts';
import { parseDate } from '../mime/date.ts';
import type { Decoded, JudgedReport } from '../model/decoded.ts';
import { type EventType, type MailEvent, mailEvent, NULL_SENDER } from '../model/event.ts';
import type { Action, Kind } from '../model/kind.ts';
import type { Verdict } from '../model/verdict.ts';

/** What `ingestReport` needs of the notice besides the event. */
export interface NoticeReport {
  /** As `decode` judged it; null where the mail reports nothing. */
  readonly verdict: Verdict | null;
  readonly originalFrom: string;
  readonly to: readonly string[];
  readonly reportingMta: string;
}

export interface NoticeEvent {
  readonly event: MailEvent;
  readonly report: NoticeReport;
}

const BY_ACTION: Readonly<Record<Action, EventType>> = {
  failed: 'notice-failed',
  delayed: 'notice-delayed',
  delivered: 'notice-delivered',
  relayed: 'notice-relayed',
  expanded: 'notice-expanded',
};

const BY_KIND: Readonly<Record<Kind, EventType>> = {
  ...BY_ACTION,
  'auto-reply': 'auto-reply',
  complaint: 'complaint',
  'read-receipt': 'read-receipt',
  challenge: 'challenge',
  unsubscribe: 'unsubscribed',
  'human-reply': 'human-reply',
  'not-a-bounce': 'unrelated',
};

/**
 * @param receivedAt epoch ms: when the mail came; 0 to take the mail's own date.
 * @returns at least one event: a mail that reports nothing is `unrelated`, without a recipient.
 */
export function noticeEvents(decoded: Decoded, receivedAt: number = 0): NoticeEvent[] {
  const { reports } = decoded;
  if (reports.length === 0) return [noticeEvent(decoded, null, receivedAt)];
  return reports.map((report) => noticeEvent(decoded, report, receivedAt));
}

function noticeEvent(
  decoded: Decoded,
  report: JudgedReport | null,
  receivedAt: number,
): NoticeEvent {
  const type = report?.action ? BY_ACTION[report.action] : BY_KIND[decoded.kind];
  const event = mailEvent(type, 'mail', {
    time: receivedAt || timeOf(decoded, report),
    ...addressesOf(decoded, report),
    ...(report ? saidBy(report) : {}),
    sender: senderOf(decoded),
    subject: decoded.original?.subject || (report ? '' : decoded.subject),
    ids: {
      messageId: bareMessageId(decoded.original?.messageId ?? ''),
      envelopeId: decoded.original?.envelopeId ?? '',
      queueId: report?.queueId ?? '',
      queuedAt: dateOf(report?.arrivalDate ?? ''),
    },
  });
  return {
    event,
    report: {
      verdict: report && verdictOf(report),
      originalFrom: decoded.original?.from ?? '',
      to: decoded.to,
      reportingMta: report?.reportingMta ?? '',
    },
  };
}

/** Epoch ms; 0 where it is no date, or one of before 1970. */
const dateOf = (field: string): number => Math.max(0, parseDate(field) ?? 0);

/** The notice's own date; a mail without one is as old as the last attempt that it tells of. */
const timeOf = ({ date }: Decoded, report: JudgedReport | null): number =>
  dateOf(date) || dateOf(report?.lastAttemptDate ?? '') || dateOf(report?.arrivalDate ?? '');

function senderOf({ original }: Decoded): string {
  const path = original?.returnPath ?? '';
  return path === '<>' ? NULL_SENDER : path;
}

type Addresses = Pick<MailEvent, 'recipient' | 'originalRecipient'>;

/**
 * Who failed is the address behind a forwarder, where that is told; who was written to, the one before it. An answer
 * that names nobody is about the only address that the returned original was sent to.
 */
function addressesOf({ original }: Decoded, report: JudgedReport | null): Addresses {
  if (!report) return { recipient: '', originalRecipient: '' };
  const { forwardedTo, recipient, originalRecipient } = report;
  if (forwardedTo !== '')
    return { recipient: forwardedTo, originalRecipient: originalRecipient || recipient };
  if (recipient !== '') return { recipient, originalRecipient };
  const only = original?.to.length === 1 ? (original.to[0] ?? '') : '';
  return { recipient: only, originalRecipient };
}

type Said = Pick<MailEvent, 'reply' | 'status' | 'replyCode' | 'stage' | 'speaker' | 'host'>;

const saidBy = (report: JudgedReport): Said => ({
  reply: report.diagnostic,
  status: report.status,
  replyCode: report.replyCode,
  stage: report.stage,
  speaker: report.speaker,
  host: report.remoteMta,
});

const verdictOf = (report: JudgedReport): Verdict => ({
  reason: report.reason,
  stage: report.stage,
  hop: report.hop,
  fault: report.fault,
  permanence: report.permanence,
  confidence: report.confidence,
  evidence: report.evidence,
  alternatives: report.alternatives,
  detail: report.detail,
  labels: report.labels,
  spokenBy: report.spokenBy,
});
