// Reads outcomes in the order of the time that decided them, page by page.

import { sql } from 'kysely';
import type { StoredOutcome } from '../../ports/store.ts';
import type { Cell, Engine } from './engine.ts';
import { addressIn, messageIn, OUTCOME_CELLS, storedOutcomeOf, timeIn } from './outcome-cells.ts';

const PAGE = 2000;
/** Column of the address' text, behind those of the outcome. */
const TEXT = 21;

/** Epoch ms; from inclusive, to exclusive, 0: no end. */
export async function* history(
  engine: Engine,
  from: number,
  to: number,
): AsyncGenerator<readonly StoredOutcome[]> {
  const end = to > 0 ? sql`and outcome.at < ${to}` : sql``;
  let last: readonly Cell[] | undefined;
  do {
    const start = last
      ? sql`(outcome.at, outcome.message, outcome.address) >
          (${timeIn(last)}, ${messageIn(last)}, ${addressIn(last)})`
      : sql`outcome.at >= ${from}`;
    const rows = await engine.rows(
      sql`select ${OUTCOME_CELLS}, address.address from outcome
        join message on message.id = outcome.message join address on address.id = outcome.address
        where ${start} ${end}
        order by outcome.at, outcome.message, outcome.address limit ${PAGE}`.compile(engine.db),
    );
    if (rows.length > 0) yield rows.map((cells) => storedOutcomeOf(cells, cells[TEXT] as string));
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last);
}

/** So few outcomes may be dated later. */
const STRAY = 0.0005;

/** The time that decided the newest outcome that is no stray, epoch ms; 0: there is none. */
export async function historyEnd({ db }: Engine): Promise<number> {
  const { outcomes } = await db
    .selectFrom('outcome')
    .select(({ fn }) => fn.countAll<number>().as('outcomes'))
    .executeTakeFirstOrThrow();
  const newest = await db
    .selectFrom('outcome')
    .select('at')
    .orderBy('at', 'desc')
    .offset(Math.floor(outcomes * STRAY))
    .limit(1)
    .executeTakeFirst();
  return newest?.at ?? 0;
}
