// Reads a notice with delivery status parts, its text completing the fields (RFC 3464, RFC 6522).

import type { Part } from '../mime/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import type { Anatomy } from './anatomy.ts';
import { readStatusPart } from './dsn.ts';
import type { Finding } from './finding.ts';
import { kindOfReports, settleActions } from './kind-of-notice.ts';
import { completeReports, reportOf } from './merge.ts';
import { fieldsOf } from './part-fields.ts';
import { readText, type TextReading } from './read-text.ts';
import { stageOfWords } from './stage-words.ts';
import type { NoticeView } from './view.ts';

/** Reads the status parts; null where they name no recipient and the text does not either. */
export function readDelivery(anatomy: Anatomy, view: NoticeView): Finding | null {
  if (anatomy.statuses.length === 0) return null;
  const parts = anatomy.statuses.map((part) => readPart(part));
  const fields = parts.flatMap((part) => part.reports);
  const text = readText(view);
  const told = fields.length > 0 ? completeReports(fields, text?.records ?? []) : fromText(text);
  if (told.length === 0) return null;
  const reports = withStages(settleActions(told, text?.action ?? ''), view);
  return {
    kind: kindOfReports(reports),
    format: text ? `rfc3464+${text.format}` : 'rfc3464',
    sureness: reports.every((report) => report.recipient !== '') ? 1 : 0.8,
    reports,
    original: { envelopeId: parts.find((part) => part.envelopeId)?.envelopeId ?? '' },
    returnedAt: text?.returnedAt ?? -1,
    problems: problemsOf(fields),
  };
}

function readPart(part: Part): ReturnType<typeof readStatusPart> {
  const { text, locate } = fieldsOf(part);
  return readStatusPart(text, locate);
}

const fromText = (text: TextReading | null): readonly Report[] =>
  (text?.records ?? []).map((record) => reportOf(record));

/** Where there is but one recipient, the stage that the text names anywhere is its own. */
function withStages(reports: readonly Report[], view: NoticeView): readonly Report[] {
  const [only] = reports;
  if (!only || reports.length > 1 || only.stage !== 'unknown') return reports;
  return [{ ...only, stage: stageOfWords(view.text) }];
}

function problemsOf(reports: readonly Report[]): Problem[] {
  const problems: Problem[] = [];
  if (reports.length === 0)
    problems.push({
      code: 'no-status-fields',
      message: 'the delivery status part names no recipient: the text was read instead',
    });
  else if (reports.some((report) => report.recipient === ''))
    problems.push({
      code: 'no-recipient',
      message: 'a group of delivery status fields names no recipient',
    });
  return problems;
}
