// Prints what was missed and what was called wrongly, for those who look into it.
import type { Incident as True } from '../../sim/world/incidents.ts';
import type { World } from '../../sim/world/world.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { IncidentScore } from './incident-score.ts';

export function tellIncidents(
  { incidents }: World,
  found: readonly Incident[],
  { missed, wrong, wrongOutages, takenBack }: IncidentScore,
): void {
  const laid = incidents.filter(({ isMinor }) => !isMinor);
  tell('laid down', laid.map(trueLine));
  tell('found', found.map(line));
  tell('missed', missed.map(trueLine));
  tell('called wrongly', [...wrongOutages, ...wrong].map(line));
  tell('called an outage, then taken back', takenBack.map(line));
}

function tell(title: string, lines: readonly string[]): void {
  console.error([`${title}: ${lines.length}`, ...lines].join('\n  '));
}

const trueLine = ({ kind, name, campaigns, met }: True): string =>
  `${kind} ${name} ${campaigns.join(' ')} ${span(met.firstAt, met.lastAt)}, ${met.people.size} addresses`;

const line = (one: Incident): string =>
  `${one.kind} ${one.cause} at ${some(one.receivers)} of ${some(one.campaigns)} by ${some(one.lanes)} ${span(one.start, one.end)}, found ${timeText(one.foundAt)}, ${one.size} addresses, ${one.state}`;

const some = (names: readonly string[]): string =>
  names.length === 0
    ? 'all'
    : `${names.slice(0, 3).join(' ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;

const span = (start: number, end: number): string => `${timeText(start)} – ${timeText(end)}`;

const timeText = (time: number): string =>
  time === 0 ? '…' : new Date(time).toISOString().slice(0, 16);
