// Lists the kinds of reports that are read, and tells which one a document is.

import { isDmarcReport, readDmarcReport } from './dmarc-aggregate.ts';
import type { ReportReading } from './report-reading.ts';
import { isTlsReport, readTlsReport } from './tls-report.ts';

export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** By the document's first characters. */
  readonly recognise: (head: string) => boolean;
  readonly read: (text: string) => ReportReading;
}

const REPORT_FORMATS: readonly ReportFormat[] = [
  {
    id: 'dmarc',
    title: 'DMARC aggregate report',
    recognise: isDmarcReport,
    read: readDmarcReport,
  },
  { id: 'tls-report', title: 'TLS report', recognise: isTlsReport, read: readTlsReport },
];

export const recogniseReport = (head: string): ReportFormat | undefined =>
  REPORT_FORMATS.find((format) => format.recognise(head));
