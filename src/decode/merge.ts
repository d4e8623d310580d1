// Completes the reports read from machine fields with what the notice's text says about the same recipients.

import { EMPTY_REPORT, type Report } from '../model/report.ts';
import { chooseStatus, isGeneric, isNoRefusal } from './fields/status-code.ts';
import { isMailAddress } from './fields/typed-field.ts';
import type { TextRecord } from './layout/format.ts';

/**
 * Each report completed by the record about its recipient, then the recipients that only the text tells: these count
 * where the text knows all others as well.
 */
export function completeReports(
  reports: readonly Report[],
  records: readonly TextRecord[],
): readonly Report[] {
  if (records.length === 0) return reports;
  const [report] = reports;
  const [record] = records;
  if (report && record && reports.length === 1 && records.length === 1)
    return [complete(report, record)];
  const byAddress = indexRecords(records);
  const used = new Set<TextRecord>();
  const completed = reports.map((one) => {
    const told = recordFor(one, byAddress);
    if (told) used.add(told);
    return told ? complete(one, told) : one;
  });
  if (used.size < reports.length) return completed;
  return [...completed, ...records.filter((one) => !used.has(one)).map(reportOf)];
}

/** A report that rests on the text alone. */
export function reportOf(record: TextRecord): Report {
  return complete({ ...EMPTY_REPORT, action: record.action }, record);
}

function indexRecords(records: readonly TextRecord[]): ReadonlyMap<string, TextRecord> {
  const byAddress = new Map<string, TextRecord>();
  for (const record of records)
    for (const name of [record.address.toLowerCase(), record.original.toLowerCase()])
      if (name !== '' && !byAddress.has(name)) byAddress.set(name, record);
  return byAddress;
}

function recordFor(
  report: Report,
  byAddress: ReadonlyMap<string, TextRecord>,
): TextRecord | undefined {
  return (
    byAddress.get(report.recipient.toLowerCase()) ??
    byAddress.get(report.originalRecipient.toLowerCase())
  );
}

function complete(report: Report, record: TextRecord): Report {
  const words = chooseWords(report, record);
  return {
    ...report,
    ...addressesOf(report, record),
    ...words,
    action: report.action || record.action,
    status: isGeneric(report.status)
      ? chooseStatus(record.status, report.status, report.action)
      : report.status,
    replyCode: report.replyCode || refusalCode(record),
    context: `${words.context} ${record.context}`.trim(),
    stage: report.stage === 'unknown' ? record.stage : report.stage,
    speaker: report.speaker === 'unknown' ? record.speaker : report.speaker,
    remoteMta: report.remoteMta || record.host,
  };
}

/** Where the fields name an alias or a forwarded address, the text may name the one that really failed. */
function addressesOf(
  report: Report,
  record: TextRecord,
): Pick<Report, 'recipient' | 'originalRecipient' | 'forwardedTo'> {
  const { recipient, originalRecipient, forwardedTo } = report;
  const text = record.address;
  if (isMailAddress(text) && !isKnowable(recipient, text))
    return {
      recipient: text,
      originalRecipient: originalRecipient || record.original,
      forwardedTo,
    };
  if (text === '' || isSame(text, recipient))
    return { recipient, originalRecipient: originalRecipient || record.original, forwardedTo };
  if (isSame(record.original, recipient))
    return { recipient, originalRecipient, forwardedTo: text };
  return { recipient, originalRecipient, forwardedTo };
}

/** A command, a directory name or a bare local name tells less than the address in the text. */
function isKnowable(recipient: string, text: string): boolean {
  if (isMailAddress(recipient)) return true;
  return (
    /^[\w-]{1,64}$/.test(recipient) && !text.toLowerCase().startsWith(`${recipient.toLowerCase()}@`)
  );
}

const refusalCode = (record: TextRecord): string =>
  isNoRefusal(record.replyCode, record.action) ? '' : record.replyCode;

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

type Words = Pick<Report, 'diagnostic' | 'diagnosticAt' | 'context'>;

/** The field's words stand, unless only the text quotes a reply. */
function chooseWords(report: Report, record: TextRecord): Words {
  const { diagnostic, diagnosticAt, context } = report;
  const isPoorer = diagnostic === '' || (report.replyCode === '' && refusalCode(record) !== '');
  if (!isPoorer || record.diagnostic === '') return { diagnostic, diagnosticAt, context };
  return {
    diagnostic: record.diagnostic,
    diagnosticAt: record.at,
    context: `${diagnostic} ${context}`.trim(),
  };
}
