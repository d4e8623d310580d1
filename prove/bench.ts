// Holds the figures of one part of the bench against the bars that it names.
import { spawnSync } from 'node:child_process';
import type { Group, Row } from '../bench/table.ts';
import { atLeast, atMost, claim } from './claim.ts';

/** `part` as in `npm run bench -- part`; each row with a bar is a claim, of its worst value. */
export async function claimBench(part: string): Promise<void> {
  if (process.env['CI']) {
    // A busy machine must not decide whether a change lands.
    console.log(`${part}: speed and memory · see bench · skipped (timings are no test in CI)`);
    return;
  }
  const { stdout } = spawnSync(process.execPath, ['bench/run.ts', part, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { groups } = JSON.parse(stdout) as { readonly groups: readonly Group[] };
  for (const row of groups.flatMap((group) => group.rows)) if (row.bar) await claimRow(row);
}

async function claimRow({ name, values, unit = '', bar = {} }: Row): Promise<void> {
  const known = values.filter((value) => value !== null);
  const isLeast = bar.atLeast !== undefined;
  await claim({
    name,
    unit,
    bar: isLeast ? atLeast(bar.atLeast ?? 0) : atMost(bar.atMost ?? 0),
    measure: () => (isLeast ? Math.min(...known) : Math.max(...known)),
  });
}
