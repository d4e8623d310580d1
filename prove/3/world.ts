// Claims that a simulated sender's logs, webhooks, bounces and sent log give the outcomes that really happened, in whatever
// order they are imported, twice, and with the import killed again and again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, claim, exactly } from '../claim.ts';
import {
  artefacts,
  differing,
  importKilled,
  importOnce,
  outcomesIn,
  simulate,
} from '../world/imports.ts';
import { outcomeScore } from '../world/outcomes.ts';
import { ownershipScore } from '../world/ownership.ts';

/** The world; PROVE_DAYS and PROVE_RECIPIENTS make a smaller one. A CI run has not the time for the whole. */
const DAYS = process.env['PROVE_DAYS'] ?? (process.env['CI'] ? '14' : '90');
const RECIPIENTS = process.env['PROVE_RECIPIENTS'] ?? (process.env['CI'] ? '1000' : '50000');
const POSTGRES = process.env['POSTBOUND_TEST_POSTGRES'];
const unit = ' %';

const folder = mkdtempSync(join(tmpdir(), 'prove-world-'));
try {
  const world = join(folder, 'world');
  simulate(world, DAYS, RECIPIENTS);
  const files = artefacts(world);
  const store = join(folder, 'once.db');
  importOnce(world, store, files);
  const first = await outcomesIn(world, store);
  const score = await outcomeScore(world, first);
  const what = `${DAYS} days, ${RECIPIENTS} recipients`;
  await claim({ name: `${what}: outcomes`, bar: atLeast(99.5), unit, measure: () => score.states });
  await claim({
    name: 'reasons of failures',
    bar: atLeast(99.5),
    unit,
    measure: () => score.reasons,
  });
  const owned = await ownershipScore(world);
  await claim({
    name: 'not ours: precision',
    bar: atLeast(99),
    unit,
    measure: () => owned.precision,
  });
  await claim({ name: 'not ours: recall', bar: atLeast(99), unit, measure: () => owned.recall });
  const again = join(folder, 'again.db');
  importOnce(world, again, [...files].reverse());
  importOnce(world, again, files);
  await claim({
    name: 'outcomes that differ in reverse order, then twice',
    bar: exactly(0),
    measure: async () => differing(first, await outcomesIn(world, again)),
  });
  const killed = join(folder, 'killed.db');
  const kills = await importKilled(world, killed, files);
  await claim({
    name: `outcomes that differ after ${kills} kills`,
    bar: exactly(0),
    measure: async () => differing(first, await outcomesIn(world, killed)),
  });
  if (POSTGRES) {
    const times = await importKilled(world, POSTGRES, files);
    await claim({
      name: `outcomes that differ in PostgreSQL after ${times} kills`,
      bar: exactly(0),
      measure: async () => differing(first, await outcomesIn(world, POSTGRES)),
    });
  } else console.log('PostgreSQL · POSTBOUND_TEST_POSTGRES is not set · skipped');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
