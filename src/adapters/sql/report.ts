// Counts outcomes by groups: those that are there, with the sums of those that were pruned.

import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import { STATES, type State } from '../../model/outcome.ts';
import type { OutcomeFilter, ReportGroup, ReportRow } from '../../ports/store.ts';
import { conditions } from './outcome-query.ts';
import type { Schema } from './schema.ts';

const DAY = 86_400_000;

interface Counted {
  readonly group_state: string;
  readonly outcomes: number;
  readonly complaints: number;
  readonly opens: number;
  readonly clicks: number;
  readonly [group: string]: string | number;
}

/** What a group is called in the joined tables. */
const COLUMNS: Readonly<Record<ReportGroup, string>> = {
  state: 'outcome.state',
  stage: 'outcome.stage',
  reason: 'outcome.reason',
  fault: 'outcome.fault',
  receiver: 'address.domain',
  stream: 'message.stream',
  campaign: 'message.campaign',
  lane: 'message.lane',
  day: '',
};

/** The largest group first. Pruned outcomes are known by day only: of the first and last day asked for they count whole. */
export async function report(
  db: Kysely<Schema>,
  groups: readonly ReportGroup[],
  filter: OutcomeFilter,
): Promise<readonly ReportRow[]> {
  const counted = [...(await present(db, groups, filter)), ...(await pruned(db, groups, filter))];
  const found = new Map<string, Row>();
  for (const row of counted) {
    const group = groupOf(groups, row);
    const key = JSON.stringify(group);
    const sum = found.get(key) ?? { group, counts: none(), complaints: 0, opens: 0, clicks: 0 };
    sum.counts[row.group_state as State] += row.outcomes;
    sum.complaints += row.complaints;
    sum.opens += row.opens;
    sum.clicks += row.clicks;
    found.set(key, sum);
  }
  return [...found].sort(compare).map(([, row]) => row);
}

interface Row extends ReportRow {
  readonly counts: Record<State, number>;
  complaints: number;
  opens: number;
  clicks: number;
}

const none = (): Record<State, number> =>
  Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;

const sumOf = ({ counts }: ReportRow): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

function compare([aKey, a]: [string, ReportRow], [bKey, b]: [string, ReportRow]): number {
  return sumOf(b) - sumOf(a) || (aKey < bKey ? -1 : 1);
}

function groupOf(groups: readonly ReportGroup[], row: Counted): ReportRow['group'] {
  return Object.fromEntries(groups.map((group) => [group, textOf(group, row)]));
}

function textOf(group: ReportGroup, row: Counted): string {
  const value = row[`group_${group}`] ?? '';
  return group === 'day' ? new Date(Number(value) * DAY).toISOString().slice(0, 10) : String(value);
}

async function present(
  db: Kysely<Schema>,
  groups: readonly ReportGroup[],
  filter: OutcomeFilter,
): Promise<readonly Counted[]> {
  const columns = new Set<ReportGroup>([...groups, 'state']);
  const terms = [...columns].map((group) => ({
    term: group === 'day' ? sql`outcome.first_at / ${sql.lit(DAY)}` : sql.ref(COLUMNS[group]),
    name: `group_${group}`,
  }));
  const rows = await db
    .selectFrom('outcome')
    .innerJoin('message', 'message.id', 'outcome.message')
    .innerJoin('address', 'address.id', 'outcome.address')
    .where((eb) => conditions(eb, filter))
    .select(terms.map(({ term, name }) => sql<string>`${term}`.as(name)))
    .select([
      sql<number>`count(*)`.as('outcomes'),
      whole('outcome.complaints').as('complaints'),
      whole('outcome.opens').as('opens'),
      whole('outcome.clicks').as('clicks'),
    ])
    .groupBy(terms.map(({ term }) => term))
    .execute();
  return rows as unknown as Counted[];
}

/** A sum as a number: PostgreSQL's sums of integers are decimals. */
const whole = (column: string): RawBuilder<number> =>
  sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;

async function pruned(
  db: Kysely<Schema>,
  groups: readonly ReportGroup[],
  filter: OutcomeFilter,
): Promise<readonly Counted[]> {
  if (filter.recipient !== undefined) return [];
  const columns = [...new Set<ReportGroup>([...groups, 'state'])];
  const rows = await db
    .selectFrom('rollup')
    .where((eb) => rollupConditions(eb, filter))
    .select(columns.map((group) => sql<string>`${sql.ref(group)}`.as(`group_${group}`)))
    .select([
      whole('outcomes').as('outcomes'),
      whole('complaints').as('complaints'),
      whole('opens').as('opens'),
      whole('clicks').as('clicks'),
    ])
    .groupBy(columns.map((group) => sql.ref(group)))
    .execute();
  return rows as unknown as Counted[];
}

function rollupConditions(
  eb: ExpressionBuilder<Schema, 'rollup'>,
  filter: OutcomeFilter,
): Expression<SqlBool> {
  const lists = [
    ['state', filter.states],
    ['reason', filter.reasons],
    ['stage', filter.stages],
    ['stream', filter.streams],
    ['campaign', filter.campaigns],
    ['receiver', filter.receivers?.map((domain) => domain.toLowerCase())],
  ] as const;
  const all: Expression<SqlBool>[] = [];
  for (const [column, values] of lists)
    if (values) all.push(values.length > 0 ? eb(column, 'in', values) : eb.lit(false));
  if (filter.from !== undefined) all.push(eb('day', '>=', Math.floor(filter.from / DAY)));
  if (filter.to !== undefined) all.push(eb('day', '<=', Math.floor((filter.to - 1) / DAY)));
  return eb.and(all);
}
