// Keeps incidents, with how far the watch has looked.

import type { Kysely } from 'kysely';
import type { Incident } from '../../model/incident.ts';
import type { Unwatched } from '../../ports/decision-store.ts';
import type { Engine } from './engine.ts';
import { parseJson } from './json.ts';
import { markWatched } from './marks.ts';
import type { Schema } from './schema.ts';

/** Those with number 0 are new, the others are replaced. */
export async function saveIncidents(
  engine: Engine,
  incidents: readonly Incident[],
  watched: Unwatched | null,
): Promise<readonly Incident[]> {
  return await engine.write(async (writing) => {
    const { tx } = writing;
    const { last } = await tx
      .selectFrom('incident')
      .select(({ fn }) => fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow();
    let next = (last ?? 0) + 1;
    const saved = incidents.map((one) => (one.id === 0 ? { ...one, id: next++ } : one));
    for (const { id, ...told } of saved) {
      const row = { start: told.start, told: JSON.stringify(told) };
      await tx
        .insertInto('incident')
        .values({ id, ...row })
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute();
    }
    if (watched) await markWatched(writing, watched);
    return saved;
  });
}

/** Newest first. */
export async function incidents(db: Kysely<Schema>): Promise<readonly Incident[]> {
  const rows = await db
    .selectFrom('incident')
    .selectAll()
    .orderBy('start', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, told }) => ({ ...parseJson<Incident>(told), id }));
}
