// Lays counted outcomes out as tables: each row with its counts, and rates with what they are rates of.

import type { FindingCounts } from '../../app/engage/address-findings.ts';
import type { ExplanationCounts } from '../../app/engage/count-explanations.ts';
import { STATES, type State } from '../../model/outcome.ts';
import type { ReportGroup, ReportRow, Totals } from '../../ports/store.ts';
import type { EngagementRow } from '../../ports/touch-store.ts';
import { explanationTable } from './contradiction-screen.ts';
import { findingTable } from './odd-address-screen.ts';
import type { Paint } from './paint.ts';
import { shareOf } from './percent.ts';
import { count } from './summary-screen.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless, textWidth } from './width.ts';

interface Table {
  readonly groups: readonly ReportGroup[];
  readonly rows: readonly ReportRow[];
}

const MOST_ROWS = 25;
const NAME = 28;

type Counts = Record<State, number>;

/** What is told of all mail together. */
export interface Whole {
  readonly totals: Totals;
  readonly engagement: readonly EngagementRow[];
  readonly findings: FindingCounts;
  /** Null: too many to be counted unasked. */
  readonly explanations: ExplanationCounts | null;
}

export function reportScreen(
  tables: readonly Table[],
  together: Whole | null,
  frame: Frame,
): string[] {
  const { paint } = frame;
  const [first] = tables;
  const whole = first ? summed(first.rows) : empty();
  if (together === null) return tables.flatMap((table) => tableLines(table, paint));
  return [
    ...wholeLines(whole, together.totals, paint),
    ...engagementLines(together.engagement, paint),
    ...explanationTable(together.explanations, frame),
    ...findingTable(together.findings, paint),
    ...tables.flatMap((table) => ['', ...tableLines(table, paint)]),
  ];
}

/** As counted, and people alone; `postbound engage` has it by campaign. */
function engagementLines(rows: readonly EngagementRow[], paint: Paint): string[] {
  const accepted = rows.reduce((sum, row) => sum + row.accepted, 0);
  const told = (['opens', 'clicks'] as const).flatMap((kind) => {
    const raw = rows.reduce((sum, row) => sum + row[kind].recipients, 0);
    const human = rows.reduce((sum, row) => sum + row[kind].humanRecipients, 0);
    if (raw === 0) return [];
    const name = kind === 'opens' ? 'opened' : 'clicked';
    const people = `${count(human)} by people, ${shareOf(human, accepted)} of accepted`;
    return [
      `  ${name.padEnd(NAME - 2)} ${count(raw).padStart(11)}  ${shareOf(raw, accepted).padStart(8)} of accepted; ${people}`,
    ];
  });
  return told.length === 0 ? [] : ['', paint('strong', 'Mails with an open or a click'), ...told];
}

const empty = (): Counts => Object.fromEntries(STATES.map((state) => [state, 0])) as Counts;

function summed(rows: readonly ReportRow[]): Counts {
  const sum = empty();
  for (const { counts } of rows) for (const state of STATES) sum[state] += counts[state];
  return sum;
}

/** Never tried or merely traced is in no rate of deliveries. */
const triedOf = (counts: Readonly<Counts>): number =>
  STATES.reduce((sum, state) => sum + counts[state], 0) -
  counts['not-attempted'] -
  counts.untold -
  counts.submitted;

const bouncedOf = (counts: Readonly<Counts>): number =>
  counts.failed + counts['accepted-then-bounced'];

function wholeLines(counts: Counts, totals: Totals, paint: Paint): string[] {
  const tried = triedOf(counts);
  const all = allOf(counts);
  const rows = STATES.filter((state) => counts[state] > 0).map((state) => {
    const isTried = !['not-attempted', 'untold', 'submitted'].includes(state);
    const rate = isTried ? `${shareOf(counts[state], tried).padStart(8)} of tried` : '';
    return `  ${state.padEnd(NAME - 2)} ${count(counts[state]).padStart(11)}  ${rate}`.trimEnd();
  });
  return [
    paint('strong', `${count(all)} messages × recipients, ${count(tried)} tried`),
    ...rows,
    paint(
      'quiet',
      `${count(totals.events)} events of ${count(totals.addresses)} addresses; ${count(totals.notOurs)} not about mail of ours, ${count(totals.loose)} of no known message`,
    ),
  ];
}

/** Rows of one reason have no rate of failures: they are shares of the whole. */
const OF_THE_WHOLE: readonly ReportGroup[] = ['state', 'stage', 'reason', 'fault'];

function tableLines({ groups, rows }: Table, paint: Paint): string[] {
  const byTime = groups[0] === 'day';
  const sorted = byTime
    ? [...rows].sort((a, b) => (nameOf(groups, a) < nameOf(groups, b) ? -1 : 1))
    : [...rows].sort((a, b) => weight(b) - weight(a));
  const shown = byTime ? sorted : sorted.slice(0, MOST_ROWS);
  const isShare = groups.some((group) => OF_THE_WHOLE.includes(group));
  const columns = isShare ? shareColumns(rows) : RATE_COLUMNS;
  const head = columns.map(([title]) => title.padStart(COLUMN)).join(' ');
  const more = sorted.length - shown.length;
  return [
    paint('quiet', `${groups.join(' × ').padEnd(NAME)} ${head}`),
    ...shown.map((row) => rowLine(groups, columns, row)),
    ...(more > 0
      ? [paint('quiet', `and ${count(more)} more rows; --json and --csv have all`)]
      : []),
  ];
}

type Column = readonly [title: string, value: (row: ReportRow) => string];

const COLUMN = 9;

const RATE_COLUMNS: readonly Column[] = [
  ['TRIED', ({ counts }) => count(triedOf(counts))],
  ['ACCEPTED', ({ counts }) => shareOf(counts.accepted, triedOf(counts))],
  ['BOUNCED', ({ counts }) => shareOf(bouncedOf(counts), triedOf(counts))],
  ['DEFERRED', ({ counts }) => shareOf(counts.deferred, triedOf(counts))],
  ['COMPLAINT', ({ counts, complaints }) => shareOf(complaints, counts.accepted)],
];

const allOf = (counts: Readonly<Counts>): number =>
  STATES.reduce((sum, state) => sum + counts[state], 0);

function shareColumns(rows: readonly ReportRow[]): Column[] {
  const whole = rows.reduce((sum, { counts }) => sum + allOf(counts), 0);
  return [
    ['COUNT', ({ counts }) => count(allOf(counts))],
    ['OF ALL', ({ counts }) => shareOf(allOf(counts), whole)],
  ];
}

const nameOf = (groups: readonly ReportGroup[], { group }: ReportRow): string =>
  groups.map((one) => group[one] || '(none)').join(' · ');

const weight = ({ counts }: ReportRow): number => allOf(counts);

function rowLine(
  groups: readonly ReportGroup[],
  columns: readonly Column[],
  row: ReportRow,
): string {
  const name = nameOf(groups, row);
  const values = columns.map(([, value]) => value(row).padStart(COLUMN));
  return `${fitted(harmless(name))} ${values.join(' ')}`;
}

function fitted(text: string): string {
  const cut = textWidth(text) > NAME ? `${text.slice(0, NAME - 1)}…` : text;
  return cut + ' '.repeat(Math.max(0, NAME - textWidth(cut)));
}
