// `postbound engage`: opens and clicks by campaign, those of people apart from those of machines.

import { countFindings } from '../app/engage/address-findings.ts';
import { EngagementSums } from '../app/engage/engagement-sums.ts';
import { touchRows } from '../app/engage/touch-rows.ts';
import { signalNames } from '../app/engagement.ts';
import type { Store } from '../ports/store.ts';
import type { EngagementFilter, EngagementRow } from '../ports/touch-store.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { breathe, write } from './out.ts';
import { csvLine } from './screen/csv.ts';
import { engagementScreen } from './screen/engagement-screen.ts';
import { LISTS_THEM } from './screen/odd-address-screen.ts';
import { painter } from './screen/paint.ts';
import { count } from './screen/summary-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const engageCommand: Command = {
  name: 'engage',
  summary: 'who opened and clicked: people, machines, picture proxies',
  usage: [''],
  details: [
    'For each campaign: how many mails were accepted, how many recipients opened and clicked as it was counted, how many of them are people, and below it who the machines were. Rates are shares of the accepted.',
    'With --events one row an open or click: the verdict, how probable a person is, and the signals that spoke. Verdicts are made after each import from all that is known by then; the events themselves stay as they came.',
  ],
  options: [
    { name: 'campaign', value: 'NAME', help: 'only this campaign; may be given several times' },
    { name: 'stream', value: 'NAME', help: 'only this stream; may be given several times' },
    { name: 'since', value: 'TIME', help: 'mails from then on: 2026-11-01, 30d' },
    { name: 'until', value: 'TIME', help: 'mails before then' },
    { name: 'events', help: 'one row an open or click' },
    { name: 'json', help: 'one JSON object a line' },
    { name: 'csv', help: 'comma-separated values with a head' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound engage --since 30d', what: 'the campaigns of the last month' },
    { line: 'postbound engage --campaign w27 --events --csv', what: 'each click with its verdict' },
  ],
  run,
};

async function run(args: Args): Promise<number> {
  const [word] = args.words;
  if (word !== undefined) throw new UsageError(`${word}: it takes options only`);
  const filter = filterFrom(args);
  const tell = args.switches.has('events') ? tellEvents : tellCampaigns;
  await withStore(args, 'read', (store) => tell(args, store, filter));
  return EXIT.ok;
}

async function tellEvents(args: Args, store: Store, filter: EngagementFilter): Promise<void> {
  if (args.switches.has('csv')) await write(csvLine(EVENT_COLUMNS));
  for await (const rows of touchRows(store, filter)) {
    await write(rows.map((row) => eventText(args, row)).join(''));
    await breathe();
  }
}

async function tellCampaigns(args: Args, store: Store, filter: EngagementFilter): Promise<void> {
  const rows = await store.engagement(filter);
  if (args.switches.has('json'))
    return await write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  if (args.switches.has('csv')) return await write(csvOf(rows));
  const sums = new EngagementSums();
  for await (const touched of touchRows(store, filter)) for (const row of touched) sums.add(row);
  await write(
    `${engagementScreen(rows, sums, signalNames(), painter(process.stdout)).join('\n')}\n`,
  );
  const suppressed = (await countFindings(store, filter))['suppressed-but-clicks'];
  if (suppressed > 0)
    await write(
      `\nSuppressed addresses that a person has clicked for since: ${count(suppressed)}.\n${LISTS_THEM} lists them.\n`,
    );
}

function filterFrom(args: Args): EngagementFilter {
  const now = Date.now();
  const from = timeOf('since', args.values.get('since'), now);
  const to = timeOf('until', args.values.get('until'), now);
  const campaigns = args.lists.get('campaign');
  const streams = args.lists.get('stream');
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(campaigns ? { campaigns } : {}),
    ...(streams ? { streams } : {}),
  };
}

type Row = Parameters<EngagementSums['add']>[0];

const EVENT_COLUMNS = [
  'time',
  'type',
  'recipient',
  'stream',
  'campaign',
  'link',
  'ip',
  'userAgent',
  'verdict',
  'human',
  'signals',
] as const;

function eventText(args: Args, row: Row): string {
  if (args.switches.has('json')) return `${JSON.stringify(row)}\n`;
  const { time, human, signals, ...rest } = row;
  const cells = {
    ...rest,
    time: new Date(time).toISOString(),
    human: human.toFixed(3),
    signals: signals.map(({ words }) => words).join('; '),
  };
  if (args.switches.has('csv')) return csvLine(EVENT_COLUMNS.map((name) => cells[name]));
  const sure = `${Math.round(human * 100)} % human`;
  const where = [rest.link && `link ${rest.link}`, rest.campaign].filter(Boolean).join(', ');
  return `${cells.time.slice(0, 19).replace('T', ' ')}  ${row.verdict.padEnd(8)} ${sure.padEnd(12)} ${row.type.padEnd(8)} ${row.recipient}${where ? ` (${where})` : ''}\n    ${cells.signals || 'nothing spoke'}\n`;
}

function csvOf(rows: readonly EngagementRow[]): string {
  const counts = [
    'events',
    'human',
    'machine',
    'proxy',
    'unknown',
    'recipients',
    'humanRecipients',
  ] as const;
  const head = [
    'stream',
    'campaign',
    'accepted',
    ...counts.map((name) => `opens_${name}`),
    ...counts.map((name) => `clicks_${name}`),
  ];
  const lines = rows.map(({ stream, campaign, accepted, opens, clicks }) =>
    csvLine([
      stream,
      campaign,
      accepted,
      ...counts.map((name) => opens[name]),
      ...counts.map((name) => clicks[name]),
    ]),
  );
  return csvLine(head) + lines.join('');
}
