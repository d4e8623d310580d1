// Finds DMARC and TLS reports in bytes: in a bare document, an archive, or the attachments of a mail.

import { unpack } from '../../adapters/files/unpack.ts';
import { recogniseReport } from '../../intake/reports/index.ts';
import { reportText } from '../../intake/reports/report-text.ts';
import { parseMessage } from '../../mime/message.ts';
import type { Part } from '../../mime/part.ts';
import type { MailReport } from '../../model/mail-report.ts';

export interface FoundReports {
  readonly reports: readonly MailReport[];
  /** In sentences. */
  readonly problems: readonly string[];
}

/** Documents that are no reports are passed over. Never throws. */
export function reportsIn(bytes: Uint8Array): FoundReports {
  const { documents, problems } = unpack(bytes);
  const reports: MailReport[] = [];
  const all = [...problems];
  for (const document of documents) {
    const text = reportText(document);
    const reading = recogniseReport(text.slice(0, HEAD))?.read(text);
    if (reading?.report) reports.push(reading.report);
    all.push(...(reading?.problems ?? []));
  }
  return { reports, problems: all };
}

const HEAD = 8192;
const MOST_ATTACHMENTS = 20;

/** Of a mail that is no notice. Its archives must hold reports; what else is wrong with them is not ours to say. */
export function reportsInMail(bytes: Uint8Array): FoundReports {
  const attachments = [...leaves(parseMessage(bytes).root)].filter(mayBeReport);
  const found = attachments.slice(0, MOST_ATTACHMENTS).map((part) => reportsIn(part.bytes()));
  const reports = found.flatMap((one) => one.reports);
  const isReport = reports.length > 0 || attachments.some(saysReport);
  return { reports, problems: isReport ? found.flatMap((one) => one.problems) : [] };
}

function* leaves(part: Part): Generator<Part> {
  if (part.parts.length === 0) yield part;
  else for (const child of part.parts) yield* leaves(child);
}

/** RFC 9990 §4 and RFC 8460 §5.3 name gzip; many send zip, some under names of their own. */
const TYPES =
  /^(?:application\/(?:x-)?(?:gzip|zip|zip-compressed|xml|octet-stream|json|tlsrpt\+(?:gzip|json))|text\/xml)$/;

const mayBeReport = (part: Part): boolean => TYPES.test(part.type);

/** `receiver!domain!begin!end.xml.gz` (RFC 9990 §4.1). */
const saysReport = (part: Part): boolean =>
  part.type.startsWith('application/tlsrpt') || /![\d]{9,11}![\d]{9,11}/.test(part.param('name'));
