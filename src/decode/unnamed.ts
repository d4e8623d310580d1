// Names the recipient of a report that names none, from the notice's header or the returned copy.

import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import type { Anatomy } from './anatomy.ts';
import { readOriginal } from './original.ts';
import { headersOf } from './returned-copy.ts';
import type { NoticeView } from './view.ts';

/** Reports with what had to be said about them. */
export interface Named {
  readonly reports: readonly Report[];
  readonly problems: readonly Problem[];
}

/** Only a single report can be named so: of several, nobody knows whose is whose. */
export function nameUnnamed(reports: readonly Report[], anatomy: Anatomy, view: NoticeView): Named {
  if (!reports.some((report) => report.recipient === '')) return { reports, problems: [] };
  const [only] = reports;
  const recipient = only && reports.length === 1 ? onlyAddressee(anatomy, view) : '';
  const what = recipient === '' ? '' : '; the only addressee of the message was taken';
  return {
    reports: only && recipient !== '' ? [{ ...only, recipient }] : reports,
    problems: [
      { code: 'no-recipient', message: `a group of status fields names no recipient${what}` },
    ],
  };
}

function onlyAddressee(anatomy: Anatomy, view: NoticeView): string {
  const failed = view.header('x-failed-recipients').split(',');
  if (failed.length === 1 && failed[0]?.includes('@')) return failed[0].trim();
  const to = anatomy.returned ? readOriginal(headersOf(anatomy.returned)).to : [];
  return to.length === 1 ? (to[0] ?? '') : '';
}
