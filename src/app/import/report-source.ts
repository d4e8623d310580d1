// Reads files of DMARC and TLS reports into parcels.

import type { OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import { collect } from '../collect.ts';
import { reportsIn } from './mail-reports.ts';
import type { Parcel } from './parcel.ts';

export async function* readReports(
  name: string,
  opened: OpenedFile,
): AsyncGenerator<Parcel | Unreadable> {
  const bytes = await collect(name, opened);
  if ('why' in bytes) {
    yield bytes;
    return;
  }
  const { reports, problems } = reportsIn(bytes);
  if (reports.length === 0) {
    const why = problems[0] ?? 'it holds no DMARC report and no TLS report';
    yield { kind: 'unreadable', name, why };
    return;
  }
  yield {
    kind: 'parcel',
    events: [],
    mails: [],
    reports,
    checkpoint: null,
    last: true,
    weight: opened.consumed(),
    problems: problems.map((problem) => `a report: ${problem}`),
  };
}
