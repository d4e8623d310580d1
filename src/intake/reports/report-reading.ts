// Defines what the readers of reports return.

import type { MailReport } from '../../model/mail-report.ts';

export interface ReportReading {
  /** Null: it is no report, or nothing of it could be read. */
  readonly report: MailReport | null;
  /** In sentences. */
  readonly problems: readonly string[];
}

export const noReport = (why: string): ReportReading => ({ report: null, problems: [why] });

/** Rows and details of one report; a real one has some thousands at most. */
export const MOST_ROWS = 100_000;
/** Names, addresses, comments. */
const LONGEST = 1000;

export const short = (text: string): string => text.slice(0, LONGEST);

export const lower = (text: string): string => short(text).toLowerCase().replace(/\.$/, '');

/** A whole number from 0 on; 0 for what is none. */
export function wholeNumber(value: unknown): number {
  const number = typeof value === 'number' ? value : Number(String(value ?? '').trim() || 'x');
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}
