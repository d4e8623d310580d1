// Finds addresses whose lives may show a finding, and reads these lives whole.

import { type RawBuilder, sql } from 'kysely';
import type { AddressStanding } from '../../model/decision.ts';
import type { StoredLife } from '../../ports/decision-store.ts';
import type { OutcomeFilter } from '../../ports/store.ts';
import { chunks } from './chunks.ts';
import { standingFrom } from './decision-row.ts';
import { isBy } from './engagement.ts';
import type { Engine } from './engine.ts';
import { conditions } from './outcome-query.ts';
import { type KnownAddress, recordsOf } from './records.ts';
import { IS_SIGN } from './signs.ts';

/** Lives read together. */
const TOGETHER = 200;

/** In the order of the numbers of addresses; the numbers alone are read at once. */
export async function* oddLives(
  engine: Engine,
  filter: OutcomeFilter,
): AsyncGenerator<readonly StoredLife[]> {
  const known = await oddAddresses(engine, filter);
  for (const part of chunks(known, TOGETHER)) {
    const records = await recordsOf(engine, part);
    const standings = await standingsOf(engine, part);
    yield records.map(({ address, outcomes, signs }, at) => ({
      address,
      outcomes,
      signs,
      standings: standings.get(part[at]?.id ?? 0) ?? [],
    }));
  }
}

/**
 * Of each address that failed for good more than once, the time from the first to the last of these failures. With the plus
 * SQLite reads the table as it lies; by the index of addresses it would jump about in it, which takes four times as long.
 */
const DIED: RawBuilder<unknown> = sql`
  select +address as address, min(at) as first, max(at) as last from outcome
  where state in ('failed', 'accepted-then-bounced') and told like ${'%"addressPermanence":"dead"%'}
  group by +address having count(*) > 1`;

/** `"state":"suppressed"`, or what follows on a hold: `"suppressedUntil"`. */
const EVER_SUPPRESSED: RawBuilder<unknown> = sql`standing.told like ${'%"suppressed%'}`;

/** A click that names nobody is known by the outcome that counted it; who did it shows when the life is read. */
const clicked = (address: string, during: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  exists (select 1 from event where event.address = ${sql.ref(address)} and ${sql.raw(IS_SIGN)}
    and type = 'clicked' and ${isBy('human')} ${during})
  or exists (select 1 from outcome as counted where counted.address = ${sql.ref(address)} and counted.clicks > 0))`;

/** The times are added to nothing so that PostgreSQL goes by the address, and not through all that happened meanwhile. */
const LIVED_BETWEEN: RawBuilder<unknown> = sql`(
  exists (select 1 from outcome as lived where lived.address = died.address and lived.state = 'accepted'
    and lived.at + 0 between died.first and died.last)
  or ${clicked('died.address', sql`and event.at + 0 between died.first and died.last`)})`;

async function oddAddresses(engine: Engine, filter: OutcomeFilter): Promise<KnownAddress[]> {
  const rows = await engine.rows(
    sql`with died as (${DIED})
      select known.id, known.address from address as known
      where known.id in (
        select died.address from died where ${LIVED_BETWEEN}
        union select standing.address from standing
          where ${EVER_SUPPRESSED} and ${clicked('standing.address', sql``)})
      ${isReached(engine, filter)}
      order by known.id`.compile(engine.db),
  );
  return rows.map(([id, address]) => ({ id: id as number, address: address as string }));
}

/** What belongs to no mail is reached by no condition. */
function isReached(
  { db }: Engine,
  { limit: _limit, ...filter }: OutcomeFilter,
): RawBuilder<unknown> {
  if (Object.keys(filter).length === 0) return sql``;
  const mails = db
    .selectFrom('outcome')
    .innerJoin('message', 'message.id', 'outcome.message')
    .innerJoin('address', 'address.id', 'outcome.address')
    .select(sql.lit(1).as('one'))
    .where(sql<boolean>`outcome.address = known.id`)
    .where((eb) => conditions(eb, filter));
  return sql`and exists ${mails}`;
}

/** Of each address those of all streams first. */
async function standingsOf(
  { db }: Engine,
  known: readonly KnownAddress[],
): Promise<ReadonlyMap<number, AddressStanding[]>> {
  const texts = new Map(known.map(({ id, address }) => [id, address]));
  const rows = await db
    .selectFrom('standing')
    .select(['address', 'told'])
    .where('address', 'in', [...texts.keys()])
    .orderBy('address')
    .orderBy('place')
    .execute();
  const found = Map.groupBy(rows, ({ address }) => address);
  return new Map(
    [...found].map(([id, rows]) => [
      id,
      rows
        .map(({ told }) => standingFrom(told, texts.get(id) ?? ''))
        .sort((a, b) => (a.stream < b.stream ? -1 : Number(a.stream > b.stream))),
    ]),
  );
}
