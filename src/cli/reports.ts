// `postbound reports`: sums up what other mail systems report about mail in our name.

import type { MailReport } from '../model/mail-report.ts';
import type { Store } from '../ports/store.ts';
import {
  addDmarc,
  addTls,
  DMARC_GROUPS,
  type DmarcGroup,
  type DmarcSums,
  type TlsSums,
} from '../sender/report-sums.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { csvLine } from './screen/csv.ts';
import { painter } from './screen/paint.ts';
import { dmarcLines, tlsLines } from './screen/reports-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

const GROUPS = [...DMARC_GROUPS, 'tls'] as const;

export const reportsCommand: Command = {
  name: 'reports',
  summary: 'sum up DMARC and TLS reports: who sends in your name, what passes, what fails',
  usage: ['', 'GROUP'],
  details: [
    `GROUP is one of ${GROUPS.join(', ')}. Without one: the sending addresses (ip), then TLS. Mails count as passed where SPF or DKIM passed for the domain in From; forwarded are those that failed and that the receiver took for passed on.`,
    'With --json one row a line. With --csv the rows of one GROUP, of ip where none is named.',
  ],
  options: [
    { name: 'domain', value: 'DOMAIN', help: 'reports about this domain and those below it' },
    { name: 'since', value: 'TIME', help: 'reports that end after then: 2026-11-24, or 30d' },
    { name: 'until', value: 'TIME', help: 'reports that begin before then' },
    { name: 'json', help: 'print JSON, one row a line' },
    { name: 'csv', help: 'print comma-separated values' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound import dmarc-reports/', what: 'read reports, packed or not' },
    { line: 'postbound reports --since 30d', what: 'who sent in your name' },
    { line: 'postbound reports organisation --domain example.com', what: 'by who reported' },
  ],
  run,
};

interface Found {
  readonly dmarc: readonly DmarcSums[];
  readonly tls: readonly TlsSums[];
}

async function run(args: Args): Promise<number> {
  const [word, ...more] = args.words;
  if (more.length > 0) throw new UsageError('name one group');
  const group = word === undefined ? undefined : groupOf(word);
  const by = group === undefined || group === 'tls' ? 'ip' : group;
  const found = await withStore(args, 'read', (store) => summed(store, by, args));
  await write(textOf(args, group, by, found));
  return EXIT.ok;
}

function groupOf(word: string): (typeof GROUPS)[number] {
  const found = GROUPS.find((group) => group === word);
  if (found) return found;
  throw new UsageError(
    `cannot group by ${word}; groups are ${GROUPS.join(', ')}${didYouMean(word, GROUPS)}`,
  );
}

async function summed(store: Store, by: DmarcGroup, args: Args): Promise<Found> {
  const now = Date.now();
  const from = timeOf('since', args.values.get('since'), now);
  const to = timeOf('until', args.values.get('until'), now);
  const domain = args.values.get('domain')?.toLowerCase() ?? '';
  const dmarc = new Map<string, DmarcSums>();
  const tls = new Map<string, TlsSums>();
  const filter = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  for await (const reports of store.mailReports(filter))
    for (const report of reports.map((one) => about(one, domain)))
      if (report.kind === 'dmarc') addDmarc(dmarc, report, by);
      else addTls(tls, report);
  return {
    dmarc: [...dmarc.values()].sort((a, b) =>
      by === 'day' ? (a.group < b.group ? -1 : 1) : b.mails - a.mails,
    ),
    tls: [...tls.values()].sort((a, b) => b.sessions - a.sessions),
  };
}

/** The parts of a report that are about the domain; `''`: all. */
function about(report: MailReport, domain: string): MailReport {
  const isOf = (name: string): boolean =>
    domain === '' || name === domain || name.endsWith(`.${domain}`);
  return report.kind === 'dmarc'
    ? { ...report, rows: report.rows.filter((row) => isOf(row.headerFrom || report.domain)) }
    : { ...report, policies: report.policies.filter((policy) => isOf(policy.domain)) };
}

function textOf(
  args: Args,
  group: (typeof GROUPS)[number] | undefined,
  by: DmarcGroup,
  { dmarc, tls }: Found,
): string {
  const wantsDmarc = group !== 'tls';
  const wantsTls = group === 'tls' || group === undefined;
  if (args.switches.has('json'))
    return [
      ...(wantsDmarc ? dmarc.map((sums) => ({ kind: 'dmarc', by, ...plain(sums) })) : []),
      ...(wantsTls ? tls.map((sums) => ({ kind: 'tls', ...plain(sums) })) : []),
    ]
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('');
  if (args.switches.has('csv')) return group === 'tls' ? tlsCsv(tls) : dmarcCsv(by, dmarc);
  if (dmarc.length + tls.length === 0)
    return 'No reports are stored for that. “postbound import” reads them: XML, JSON, gzip, zip, or the mails they come in.\n';
  const paint = painter(process.stdout);
  const parts = [
    ...(wantsDmarc && dmarc.length > 0 ? [dmarcLines(by, dmarc, paint)] : []),
    ...(wantsTls && tls.length > 0 ? [tlsLines(tls, paint)] : []),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Sets as lists. */
const plain = (sums: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sums).map(([key, value]) => [key, value instanceof Set ? [...value] : value]),
  );

const NUMBERS = [
  'mails',
  'passed',
  'dkimPassed',
  'spfPassed',
  'forwarded',
  'quarantined',
  'rejected',
] as const;

const dmarcCsv = (by: DmarcGroup, rows: readonly DmarcSums[]): string =>
  [
    csvLine([by, ...NUMBERS, 'organisations']),
    ...rows.map((row) =>
      csvLine([row.group, ...NUMBERS.map((name) => row[name]), [...row.organisations].join(' ')]),
    ),
  ].join('');

const tlsCsv = (rows: readonly TlsSums[]): string =>
  [
    csvLine(['domain', 'policy', 'result', 'sessions', 'hosts', 'organisations']),
    ...rows.map((row) =>
      csvLine([
        row.domain,
        row.policy,
        row.result,
        row.sessions,
        [...row.hosts].join(' '),
        [...row.organisations].join(' '),
      ]),
    ),
  ].join('');
