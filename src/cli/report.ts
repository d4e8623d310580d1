// `postbound report`: counts outcomes by stage, reason, receiver, day …, with rates and what they are rates of.

import { countFindings, type FindingCounts } from '../app/engage/address-findings.ts';
import {
  countExplanations,
  countFewExplanations,
  type ExplanationCounts,
} from '../app/engage/count-explanations.ts';
import { ADDRESS_FINDINGS } from '../engage/reconcile/address-findings.ts';
import { EXPLANATIONS } from '../model/explanation.ts';
import { STATES, type State } from '../model/outcome.ts';
import {
  type OutcomeFilter,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportRow,
  type Store,
} from '../ports/store.ts';
import type { EngagementFilter } from '../ports/touch-store.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { FILTER_DETAIL, FILTER_OPTIONS, filterOf } from './filter.ts';
import { write } from './out.ts';
import { contradictionSums } from './screen/contradiction-screen.ts';
import { csvLine } from './screen/csv.ts';
import { painter } from './screen/paint.ts';
import { reportScreen, type Whole } from './screen/report-screen.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

/** So many are looked at without being asked for. */
const MOST_EXPLAINED = 1000;

export const reportCommand: Command = {
  name: 'report',
  summary: 'count outcomes by stage, reason, receiver, campaign, day',
  usage: ['[GROUP…]'],
  details: [
    `Without a GROUP: the whole by state, then tables by reason, stage and receiver. With one or more of ${REPORT_GROUPS.join(', ')}: one table of those. With explanation, alone: why mails that failed, or seemed to, were opened or clicked.`,
    'Every rate says of what: delivered, bounced and deferred are shares of all messages × recipients that were tried; complaints and clicks of those accepted.',
    'Without a GROUP also: how many of the addresses that these mails went to have a finding, by all that is known of them at any time. flapping: it failed for good several times and lived in between (your reporting, or a shared mailbox). suppressed-but-clicks: a person clicked since it was suppressed. `bounced-then-clicked --addresses` with the same options lists them. With --json a row each: {"group": {"finding"}, "addresses"}.',
    `And why mails that failed were opened or clicked, where there are at most ${MOST_EXPLAINED} of them: each is looked at. \`bounced-then-clicked\` lists them. With --json a row each: {"group": {"explanation"}, "mails"}.`,
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
    { line: 'postbound report explanation --since 30d', what: 'why bounces were clicked' },
  ],
  run,
};

const WHOLE: readonly (readonly ReportGroup[])[] = [['reason'], ['stage'], ['receiver']];

interface Table {
  readonly groups: readonly ReportGroup[];
  readonly rows: readonly ReportRow[];
}

async function run(args: Args): Promise<number> {
  if (args.words.includes(EXPLANATION)) return await runExplanations(args);
  const groups = args.words.map(groupOf);
  const filter = filterOf(args, Date.now());
  const asked = groups.length > 0 ? [groups] : WHOLE;
  const { tables, whole } = await withStore(args, 'read', async (store) => {
    const tables: Table[] = [];
    for (const one of asked) tables.push({ groups: one, rows: await store.report(one, filter) });
    return { tables, whole: groups.length === 0 ? await wholeOf(store, filter) : null };
  });
  await write(textOf(args, tables, whole));
  return EXIT.ok;
}

/** No column of outcomes: each mail is looked at. */
const EXPLANATION = 'explanation';

async function runExplanations(args: Args): Promise<number> {
  if (args.words.length > 1) throw new UsageError(`${EXPLANATION} stands alone`);
  const filter = filterOf(args, Date.now());
  const counts = await withStore(args, 'read', (store) => countExplanations(store, filter));
  if (args.switches.has('json')) await write(explanationRows(counts));
  else if (args.switches.has('csv')) await write(explanationCsv(counts));
  else await write(`${contradictionSums(counts, frameOf()).join('\n')}\n`);
  return EXIT.ok;
}

async function wholeOf(store: Store, filter: OutcomeFilter): Promise<Whole> {
  const engagement = await store.engagement(engagementOf(filter));
  const findings = await countFindings(store, filter);
  const explanations = await countFewExplanations(store, filter, MOST_EXPLAINED);
  return { totals: await store.totals(), engagement, findings, explanations };
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
  if (args.switches.has('json'))
    return tables.map(jsonOf).join('') + explanationRows(whole?.explanations) + findingRows(whole);
  if (args.switches.has('csv'))
    return [...tables.map(csvOf), ...explanationTables(whole), ...findingCsv(whole)].join('\r\n');
  return `${reportScreen(tables, whole, frameOf()).join('\n')}\n`;
}

const WIDTH = 80;

const frameOf = (): Frame => ({
  paint: painter(process.stdout),
  width: process.stdout.columns ?? WIDTH,
});

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

/** All kinds, those that no address has among them. */
const findingRows = (whole: Whole | null): string =>
  whole === null
    ? ''
    : countsOf(whole.findings)
        .map(([finding, addresses]) => `${JSON.stringify({ group: { finding }, addresses })}\n`)
        .join('');

const findingCsv = (whole: Whole | null): string[] =>
  whole === null
    ? []
    : [[['finding', 'addresses'], ...countsOf(whole.findings)].map(csvLine).join('')];

const countsOf = (findings: FindingCounts): [string, number][] =>
  ADDRESS_FINDINGS.map((kind) => [kind, findings[kind]]);

const explanationRows = (counts: ExplanationCounts | null | undefined): string =>
  toldOf(counts)
    .map(([explanation, mails]) => `${JSON.stringify({ group: { explanation }, mails })}\n`)
    .join('');

const explanationCsv = (counts: ExplanationCounts): string =>
  [['explanation', 'mails'], ...toldOf(counts)].map(csvLine).join('');

const explanationTables = (whole: Whole | null): string[] =>
  whole?.explanations ? [explanationCsv(whole.explanations)] : [];

/** Those that there are, in the order of the vocabulary. */
const toldOf = (counts: ExplanationCounts | null | undefined): [string, number][] =>
  EXPLANATIONS.flatMap((name) => {
    const mails = counts?.get(name) ?? 0;
    return mails > 0 ? [[name, mails] as [string, number]] : [];
  });
