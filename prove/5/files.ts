// Claims that the same explanations are found as a user finds them: from logs, webhooks, returned mails and click logs, by the
// command line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimExplanations } from '../world/explanation-claims.ts';
import { explanationScore } from '../world/explanations.ts';
import { artefacts, importOnce, simulate } from '../world/imports.ts';
import { toldExplanations } from '../world/told-explanations.ts';

/** PROVE_DAYS, PROVE_RECIPIENTS and PROVE_SEED make another world. A CI run has not the time for the whole. */
const DAYS = process.env['PROVE_DAYS'] ?? '60';
const RECIPIENTS = process.env['PROVE_RECIPIENTS'] ?? (process.env['CI'] ? '4000' : '20000');
const SEED = process.env['PROVE_SEED'] ?? '41';

const folder = mkdtempSync(join(tmpdir(), 'prove-files-'));
try {
  const world = join(folder, 'world');
  simulate(world, DAYS, RECIPIENTS, ['--scenario', 'clicks', '--seed', SEED]);
  const store = join(folder, 'store.db');
  importOnce(world, store, [...artefacts(world), 'engagement']);
  await claimExplanations(
    `${DAYS} days, ${RECIPIENTS} recipients, through files`,
    explanationScore(await toldExplanations(world, store)),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
