// Selects outcomes with their messages: those that a filter lets through, page by page.

import type { Expression, ExpressionBuilder, Kysely, SelectQueryBuilder, SqlBool } from 'kysely';
import type { OutcomeFilter, StoredOutcome } from '../../ports/store.ts';
import { storedKey } from './clean-text.ts';
import { messageFrom } from './message-row.ts';
import { type OutcomeRow, outcomeFrom } from './outcome-row.ts';
import type { MessageTable, Schema } from './schema.ts';

type Row = OutcomeRow & MessageTable;

type OutcomeQuery = SelectQueryBuilder<Schema, 'outcome' | 'message' | 'address', Row>;

/** To be narrowed by the caller. */
export const selectOutcomes = (db: Kysely<Schema>): OutcomeQuery =>
  db
    .selectFrom('outcome')
    .innerJoin('message', 'message.id', 'outcome.message')
    .innerJoin('address', 'address.id', 'outcome.address')
    .selectAll('message')
    .selectAll('outcome')
    .select('address.address as address_text');

export const storedOutcomeFrom = (row: Row): StoredOutcome => ({
  ...outcomeFrom(row),
  message: messageFrom(row),
});

/** The conditions of a filter, over outcome, message and address joined. */
export function conditions(
  eb: ExpressionBuilder<Schema, 'outcome' | 'message' | 'address'>,
  filter: OutcomeFilter,
): Expression<SqlBool> {
  const lists = [
    ['outcome.state', filter.states],
    ['outcome.reason', filter.reasons],
    ['outcome.stage', filter.stages],
    ['message.stream', filter.streams],
    ['message.campaign', filter.campaigns],
    ['address.domain', filter.receivers?.map((domain) => domain.toLowerCase())],
  ] as const;
  const all: Expression<SqlBool>[] = [];
  for (const [column, values] of lists)
    if (values) all.push(values.length > 0 ? eb(column, 'in', values) : eb.lit(false));
  if (filter.recipient !== undefined)
    all.push(eb('address.address', '=', storedKey(filter.recipient)));
  if (filter.from !== undefined) all.push(eb('outcome.first_at', '>=', filter.from));
  if (filter.to !== undefined) all.push(eb('outcome.first_at', '<', filter.to));
  return eb.and(all);
}

const PAGE = 1000;

/**
 * In the order of messages, page by page: memory stays bounded, and whoever reads may use the store meanwhile, which a
 * cursor would forbid.
 */
export async function* filteredOutcomes(
  db: Kysely<Schema>,
  filter: OutcomeFilter,
): AsyncGenerator<StoredOutcome> {
  let left = filter.limit ?? Number.POSITIVE_INFINITY;
  let last = { message: 0, address: 0 };
  while (left > 0) {
    const { message, address } = last;
    const rows = await selectOutcomes(db)
      .where((eb) => conditions(eb, filter))
      .where(({ or, and, eb }) =>
        or([
          eb('outcome.message', '>', message),
          and([eb('outcome.message', '=', message), eb('outcome.address', '>', address)]),
        ]),
      )
      // The same once more, in a form that the engines use to enter the index.
      .where('outcome.message', '>=', message)
      .orderBy('outcome.message')
      .orderBy('outcome.address')
      .limit(Math.min(PAGE, left))
      .execute();
    for (const row of rows) yield storedOutcomeFrom(row);
    const end = rows.at(-1);
    if (!end || rows.length < Math.min(PAGE, left)) return;
    left -= rows.length;
    last = { message: end.message, address: end.address };
  }
}
