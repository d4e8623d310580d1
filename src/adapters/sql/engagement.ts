// Counts opens and clicks by campaign: events, and recipients, by who did it.

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EngagementCount, EngagementFilter, EngagementRow } from '../../ports/touch-store.ts';
import type { Schema } from './schema.ts';

interface Counted {
  readonly stream: string;
  readonly campaign: string;
  readonly type: string;
  readonly events: number;
  readonly human: number;
  readonly machine: number;
  readonly proxy: number;
  readonly recipients: number;
  readonly human_recipients: number;
}

interface Accepted {
  readonly stream: string;
  readonly campaign: string;
  readonly accepted: number;
}

const NONE: EngagementCount = {
  events: 0,
  human: 0,
  machine: 0,
  proxy: 0,
  unknown: 0,
  recipients: 0,
  humanRecipients: 0,
};

/** The verdict as it stands at the beginning of the JSON: cheaper than to parse it, and the same in both engines. */
export const isBy = (verdict: string): RawBuilder<unknown> =>
  sql`event.touch like ${`{"verdict":"${verdict}"%`}`;

export async function engagement(
  db: Kysely<Schema>,
  filter: EngagementFilter,
): Promise<readonly EngagementRow[]> {
  const accepted = await sql<Accepted>`
    select message.stream, message.campaign, count(*) as accepted
    from outcome join message on message.id = outcome.message
    where outcome.state in ('accepted', 'accepted-then-bounced') ${matching(filter)}
    group by message.stream, message.campaign`.execute(db);
  const touched = await sql<Counted>`
    select message.stream, message.campaign, event.type, count(*) as events,
      sum(case when ${isBy('human')} then 1 else 0 end) as human,
      sum(case when ${isBy('machine')} then 1 else 0 end) as machine,
      sum(case when ${isBy('proxy')} then 1 else 0 end) as proxy,
      count(distinct ${WHO}) as recipients,
      count(distinct case when ${isBy('human')} then ${WHO} end) as human_recipients
    from event join message on message.id = event.message
    where (event.type = 'opened' or event.type = 'clicked') and event.touch is not null ${matching(filter)}
    group by message.stream, message.campaign, event.type`.execute(db);
  return joined(accepted.rows, touched.rows);
}

/** An event that names nobody is about whom its message went to. */
const WHO: RawBuilder<unknown> = sql`coalesce(event.address, -event.message)`;

function matching({ streams, campaigns, from, to }: EngagementFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  if (streams) parts.push(sql`and message.stream in (${sql.join(streams)})`);
  if (campaigns) parts.push(sql`and message.campaign in (${sql.join(campaigns)})`);
  if (from !== undefined) parts.push(sql`and message.submitted_at >= ${from}`);
  if (to !== undefined) parts.push(sql`and message.submitted_at < ${to}`);
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}

function joined(accepted: readonly Accepted[], counted: readonly Counted[]): EngagementRow[] {
  const rows = new Map<string, EngagementRow>();
  const rowOf = ({ stream, campaign }: Accepted | Counted): EngagementRow =>
    rows.get(`${stream}\n${campaign}`) ?? {
      stream,
      campaign,
      accepted: 0,
      opens: NONE,
      clicks: NONE,
    };
  const put = (row: EngagementRow): void => {
    rows.set(`${row.stream}\n${row.campaign}`, row);
  };
  for (const one of accepted) put({ ...rowOf(one), accepted: Number(one.accepted) });
  for (const one of counted)
    put({ ...rowOf(one), [one.type === 'opened' ? 'opens' : 'clicks']: countOf(one) });
  return [...rows.values()].sort(
    (a, b) => b.accepted - a.accepted || (a.campaign < b.campaign ? -1 : 1),
  );
}

function countOf(one: Counted): EngagementCount {
  const [events, human, machine, proxy] = [one.events, one.human, one.machine, one.proxy].map(
    Number,
  ) as [number, number, number, number];
  return {
    events,
    human,
    machine,
    proxy,
    unknown: events - human - machine - proxy,
    recipients: Number(one.recipients),
    humanRecipients: Number(one.human_recipients),
  };
}
