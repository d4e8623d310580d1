// `postbound report`: counts outcomes by stage, reason, receiver, day …, with rates and what they are rates of.

import { STATES, type State } from '../model/outcome.ts';
import {
  type OutcomeFilter,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportRow,
} from '../ports/store.ts';
import type { EngagementFilter } from '../ports/touch-store.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { FILTER_DETAIL, FILTER_OPTIONS, filterOf } from './filter.ts';
import { didYouMean } from './nearest.ts';
import { write } from './out.ts';
import { csvLine } from './screen/csv.ts';
import { painter } from './screen/paint.ts';
import { reportScreen, type Whole } from './screen/report-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

export const reportCommand: Command = {
  name: 'report',
  summary: 'count outcomes by stage, reason, receiver, campaign, day',
  usage: ['[GROUP…]'],
  details: [
    `Without a GROUP: the whole by state, then tables by reason, stage and receiver. With one or more of ${REPORT_GROUPS.join(', ')}: one table of those.`,
    'Every rate says of what: delivered, bounced and deferred are shares of all messages × recipients that were tried; complaints and clicks of those accepted.',
    FILTER_DETAIL,
  ],
  options: [
    ...FILTER_OPTIONS,
    { name: 'json', help: 'one JSON object a row' },
    { name: 'csv', help: 'comma-separated values with a head' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound report --since 7d', what: 'the last week' },
    { line: 'postbound report receiver reason --state failed', what: 'who refuses, and why' },
    { line: 'postbound report day --csv > days.csv', what: 'a row a day' },
  ],
  run,
};

const WHOLE: readonly (readonly ReportGroup[])[] = [['reason'], ['stage'], ['receiver']];

interface Table {
  readonly groups: readonly ReportGroup[];
  readonly rows: readonly ReportRow[];
}

async function run(args: Args): Promise<number> {
  const groups = args.words.map(groupOf);
  const filter = filterOf(args, Date.now());
  const asked = groups.length > 0 ? [groups] : WHOLE;
  const { tables, totals, engagement } = await withStore(args, 'read', async (store) => {
    const tables: Table[] = [];
    for (const one of asked) tables.push({ groups: one, rows: await store.report(one, filter) });
    const engagement = groups.length > 0 ? [] : await store.engagement(engagementOf(filter));
    return { tables, totals: await store.totals(), engagement };
  });
  const whole = groups.length === 0 ? { totals, engagement } : null;
  await write(textOf(args, tables, whole));
  return EXIT.ok;
}

/** Opens and clicks are known by message: conditions on what became of it do not concern them. */
function engagementOf({ streams, campaigns, from, to }: OutcomeFilter): EngagementFilter {
  return {
    ...(streams ? { streams } : {}),
    ...(campaigns ? { campaigns } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function groupOf(word: string): ReportGroup {
  const found = REPORT_GROUPS.find((group) => group === word);
  if (found) return found;
  throw new UsageError(
    `cannot group by ${word}; groups are ${REPORT_GROUPS.join(', ')}${didYouMean(word, REPORT_GROUPS)}`,
  );
}

function textOf(args: Args, tables: readonly Table[], whole: Whole | null): string {
  if (args.switches.has('json')) return tables.map(jsonOf).join('');
  if (args.switches.has('csv')) return tables.map(csvOf).join('\r\n');
  const paint = painter(process.stdout);
  return `${reportScreen(tables, whole, paint).join('\n')}\n`;
}

const jsonOf = ({ rows }: Table): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function csvOf({ groups, rows }: Table): string {
  const others = ['complaints', 'opens', 'clicks'] as const;
  const head = csvLine([...groups, ...STATES, ...others]);
  const lines = rows.map((row) =>
    csvLine([
      ...groups.map((group) => row.group[group] ?? ''),
      ...STATES.map((state: State) => row.counts[state]),
      ...others.map((name) => row[name]),
    ]),
  );
  return head + lines.join('');
}
