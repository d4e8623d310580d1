// Keeps what other mail systems report in sums.

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { MailReport } from '../../model/mail-report.ts';
import type { MailReportFilter, NewReport } from '../../ports/report-store.ts';
import { cleanText } from './clean-text.ts';
import type { Engine } from './engine.ts';
import { parseJson } from './json.ts';
import type { Schema } from './schema.ts';

/** @returns how many were new. */
export async function addReports(engine: Engine, reports: readonly NewReport[]): Promise<number> {
  if (reports.length === 0) return 0;
  return await engine.write(async ({ tx }) => {
    let added = 0;
    for (const { report, digest } of reports) {
      const done = await tx
        .insertInto('mail_report')
        .values({
          digest: Buffer.from(digest, 'hex'),
          kind: report.kind,
          begin_at: report.begin,
          end_at: report.end,
          told: zstdCompressSync(cleanText(JSON.stringify(report))),
        })
        .onConflict((c) => c.column('digest').doNothing())
        .executeTakeFirst();
      added += Number(done.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  });
}

/** A report of a large receiver unpacks to some megabytes. */
const AT_ONCE = 20;

export async function* mailReports(
  db: Kysely<Schema>,
  { kind, from, to }: MailReportFilter,
): AsyncGenerator<readonly MailReport[]> {
  let last: { readonly begin_at: number; readonly digest: Uint8Array } | undefined;
  for (;;) {
    const behind = last;
    let query = db.selectFrom('mail_report').select(['digest', 'begin_at', 'told']);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (from !== undefined) query = query.where('end_at', '>', from);
    if (to !== undefined) query = query.where('begin_at', '<', to);
    if (behind)
      query = query.where(({ eb, or, and }) =>
        or([
          eb('begin_at', '>', behind.begin_at),
          and([eb('begin_at', '=', behind.begin_at), eb('digest', '>', behind.digest)]),
        ]),
      );
    const rows = await query.orderBy('begin_at').orderBy('digest').limit(AT_ONCE).execute();
    if (rows.length > 0)
      yield rows.map(({ told }) =>
        parseJson<MailReport>(zstdDecompressSync(told).toString('utf8')),
      );
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1);
  }
}
