// Names what a store must offer to keep what other mail systems report in sums: DMARC and TLS reports.

import type { MailReport } from '../model/mail-report.ts';

export interface NewReport {
  readonly report: MailReport;
  /** Of its content: the same report, in whatever wrapping, is kept once. Hexadecimal. */
  readonly digest: string;
}

/** Conditions that all must hold; what is left out is not asked. */
export interface MailReportFilter {
  readonly kind?: MailReport['kind'];
  /** Reports of which some part lies between these times: from (inclusive) … to (exclusive), epoch ms. */
  readonly from?: number;
  readonly to?: number;
}

export interface ReportStore {
  /** All of them are durable when this resolves. @returns how many were new. */
  addReports(reports: readonly NewReport[]): Promise<number>;
  /** In the order in which they begin, some at a time. */
  mailReports(filter: MailReportFilter): AsyncIterable<readonly MailReport[]>;
}
