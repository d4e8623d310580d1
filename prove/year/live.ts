// Lives through a simulated year once: watched as it happens, kept for replays.

import { observe } from '../../sim/observe.ts';
import { worldOptions } from '../../sim/options.ts';
import type { WorldOptions } from '../../sim/world/setting.ts';
import { makeWorld, type World } from '../../sim/world/world.ts';
import type { Incident } from '../../src/model/incident.ts';
import { Watch } from '../../src/watch/watch.ts';
import { ObservationTable } from './table.ts';

export interface Lived {
  readonly options: WorldOptions;
  readonly world: World;
  readonly table: ObservationTable;
  /** What the watch found. */
  readonly found: readonly Incident[];
  readonly end: number;
}

const DAY = 86_400_000;

/** PROVE_DAYS and PROVE_RECIPIENTS make a smaller year; a CI run has not the time for the whole. */
export function liveThrough(): Lived {
  const { env } = process;
  const isHurried = Boolean(env['CI']);
  const options = worldOptions({
    scenario: 'year',
    days: env['PROVE_DAYS'] ?? (isHurried ? '60' : '365'),
    recipients: env['PROVE_RECIPIENTS'] ?? (isHurried ? '20000' : '100000'),
    ...(env['PROVE_SEED'] ? { seed: env['PROVE_SEED'] } : {}),
  });
  const world = makeWorld(options);
  const watch = new Watch();
  const table = new ObservationTable();
  for (const observation of observe(world, options)) {
    watch.observe(observation);
    table.add(observation);
  }
  const end = options.start + options.days * DAY;
  return { options, world, table, found: watch.incidents(end), end };
}
