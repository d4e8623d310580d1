// Writes what went wrong for a while, once the world has ended.

import { join } from 'node:path';
import type { Incident } from '../world/incidents.ts';
import { isoTime } from './dates.ts';
import { Output } from './output.ts';

export function writeIncidents(folder: string, incidents: readonly Incident[], end: number): void {
  const output = new Output(join(folder, 'truth-incidents.json'));
  output.write(`${JSON.stringify(incidents.map(told), null, 1)}\n`);
  output.close(end);
}

function told({ kind, name, isMinor, campaigns, parts, met }: Incident): object {
  return {
    kind,
    name,
    minor: isMinor,
    campaigns,
    size: met.people.size,
    attempts: met.attempts,
    firstTouched: timeOrNone(met.firstAt),
    lastTouched: timeOrNone(met.lastAt),
    parts: parts.map(({ cause, receiver, lane, campaign, share, start, end }) => ({
      cause,
      receiver,
      lane: lane ?? '*',
      campaign: campaign ?? '*',
      share,
      start: isoTime(start),
      end: isoTime(end),
    })),
  };
}

const timeOrNone = (time: number): string => (time === 0 ? '' : isoTime(time));
