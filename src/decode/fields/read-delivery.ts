// Reads a notice with delivery status fields, its text completing them (RFC 3464, RFC 6522).

import type { Part } from '../../mime/message.ts';
import type { Action } from '../../model/kind.ts';
import type { Problem } from '../../model/problem.ts';
import type { Report } from '../../model/report.ts';
import { fromString } from '../../text/byte-string.ts';
import { actionInWords, signsInWords } from '../action-in-words.ts';
import type { Anatomy } from '../anatomy.ts';
import type { Finding } from '../finding.ts';
import { kindOfReports, settleActions } from '../kind-of-notice.ts';
import { readText, type TextReading } from '../layout/read-text.ts';
import { stageOfWords } from '../layout/stage-words.ts';
import { completeReports, reportOf } from '../merge.ts';
import { isAboutReader } from '../prose/about-reader.ts';
import { mayQuote } from '../prose/quoting-mail.ts';
import { mergeRepeated } from '../repeated.ts';
import { nameUnnamed } from '../unnamed.ts';
import type { NoticeView } from '../view.ts';
import { readStatusPart, type StatusPart } from './dsn.ts';
import { fieldsInText } from './fields-in-text.ts';
import { fieldsOf } from './part-fields.ts';

const NO_FIELDS: Problem = {
  code: 'no-status-fields',
  message: 'the delivery status part names no recipient: the text was read instead',
};

/** What the fields say, wherever they stand. */
interface Fields {
  readonly parts: readonly StatusPart[];
  /** Number of the text's line at which the returned copy begins; -1 if not told. */
  readonly returnedAt: number;
}

/** Reads status parts, or status fields in the text; null where neither names a recipient and the text does not. */
export function readDelivery(anatomy: Anatomy, view: NoticeView): Finding | null {
  const text = readText(view);
  const fields = anatomy.statuses.length > 0 ? inParts(anatomy) : inText(view, text);
  if (!fields) return text && text.records.length > 0 ? byText(text, view) : null;
  const own = mergeRepeated(fields.parts.flatMap((part) => part.reports));
  const told = own.length > 0 ? completeReports(own, text?.records ?? []) : fromText(text);
  if (told.length === 0) return null;
  const named = nameUnnamed(told, anatomy, view);
  const heading = (): Action => text?.action || actionInWords(view);
  const reports = withStages(settleActions(named.reports, heading), view);
  return {
    kind: kindOfReports(reports),
    format: text ? `rfc3464+${text.format}` : 'rfc3464',
    sureness: named.problems.length === 0 ? 1 : 0.8,
    reports,
    original: {
      envelopeId: fields.parts.find((part) => part.envelopeId)?.envelopeId ?? '',
      returnPath: fields.parts.find((part) => part.sender)?.sender ?? '',
    },
    returnedAt: text && text.returnedAt >= 0 ? text.returnedAt : fields.returnedAt,
    problems: [...named.problems, ...(own.length === 0 ? [NO_FIELDS] : [])],
  };
}

function inParts(anatomy: Anatomy): Fields {
  return { parts: anatomy.statuses.map(readPart), returnedAt: -1 };
}

function readPart(part: Part): StatusPart {
  const { text, locate } = fieldsOf(part);
  return readStatusPart(text, locate);
}

/** A heading may stand above the fields. */
const HEADING_LINES = 3;

/** Fields in the returned copy are about another mail; at its beginning, they are what was taken for the copy. */
function inText(view: NoticeView, text: TextReading | null): Fields | null {
  const found = fieldsInText(view.text);
  if (!found || mayQuote(view)) return null;
  const line = lineAt(view.text, found.start);
  const isInCopy = text !== null && text.returnedAt >= 0 && text.returnedAt + HEADING_LINES < line;
  if (isInCopy && text.records.length > 0) return null;
  const own = view.text.slice(found.start, found.copyAt < 0 ? undefined : found.copyAt);
  const part = readStatusPart(fromString(own), () => null);
  if (part.reports.length === 0) return null;
  const reports = part.reports.map((report) => ({
    ...report,
    diagnosticAt: view.place(report.diagnostic, line),
  }));
  const returnedAt = found.copyAt < 0 ? -1 : lineAt(view.text, found.copyAt);
  return { parts: [{ ...part, reports }], returnedAt };
}

function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function byText(text: TextReading, view: NoticeView): Finding | null {
  const reports = settledByWords(fromText(text), text, view);
  if (reports.length === 0 || isAboutReader(reports, view)) return null;
  return {
    kind: text.kind ?? kindOfReports(reports),
    format: text.format,
    sureness: 0.95,
    reports,
    returnedAt: text.returnedAt,
  };
}

/**
 * A template of an operator's own, or in another language, may tell of a delay in words that the format does not know.
 * Where neither words nor a recipient's own lines tell of a failure, there is none to report.
 */
function settledByWords(
  reports: readonly Report[],
  text: TextReading,
  view: NoticeView,
): readonly Report[] {
  const isOpen =
    text.action === '' &&
    reports.every(({ action, replyCode }) => action === 'failed' && !replyCode.startsWith('5'));
  if (!isOpen) return reports;
  const { action, hasWords } = signsInWords(view);
  if (action !== 'failed') return reports.map((report) => ({ ...report, action }));
  return hasWords ? reports : reports.filter(saysSomething);
}

const saysSomething = ({ diagnostic, context }: Report): boolean =>
  diagnostic !== '' || context !== '';

function fromText(text: TextReading | null): readonly Report[] {
  const feedbackType = text?.feedbackType ?? '';
  return (text?.records ?? []).map((record) => ({ ...reportOf(record), feedbackType }));
}

/** Where there is but one recipient, the stage that the text names anywhere is its own. */
function withStages(reports: readonly Report[], view: NoticeView): readonly Report[] {
  const [only] = reports;
  if (!only || reports.length > 1 || only.stage !== 'unknown') return reports;
  return [{ ...only, stage: stageOfWords(view.text) }];
}
