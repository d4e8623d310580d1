// Writes what went wrong for a while, once the world has ended.

import { join } from 'node:path';
import type { Incident } from '../world/incidents.ts';
import { isoTime } from './dates.ts';
import { Output } from './output.ts';

export function writeIncidents(folder: string, incidents: readonly Incident[], end: number): void {
  const output = new Output(join(folder, 'truth-incidents.json'));
  const told = incidents.map(({ kind, receiver, lane, start, end: until, attempts }) => ({
    kind,
    receiver,
    lane: lane ?? '*',
    start: isoTime(start),
    end: isoTime(until),
    size: attempts,
  }));
  output.write(`${JSON.stringify(told, null, 1)}\n`);
  output.close(end);
}
