// Leaves out opens and clicks that two systems tell: a link server's log and the list made of it.

import type { MailEvent } from '../model/event.ts';

const TOUCHES: ReadonlySet<string> = new Set(['opened', 'clicked', 'unsubscribed', 'converted']);
const SECOND = 1000;

/**
 * One visitor asks for one link in one second: told by two systems it happened once, told twice by one it happened twice.
 * What is kept is what the system tells that tells more; of two that tell as much, the one with the finer clock.
 */
export function withoutToldTwice<Event extends MailEvent>(events: readonly Event[]): Event[] {
  const bySystem = new Set<string>();
  for (const { type, system } of events) if (TOUCHES.has(type)) bySystem.add(system);
  if (bySystem.size < 2) return [...events];
  const told = new Map<string, Map<string, Event[]>>();
  for (const event of events) if (TOUCHES.has(event.type)) file(told, event);
  const kept = new Set<Event>();
  for (const systems of told.values()) for (const event of best(systems)) kept.add(event);
  return events.filter((event) => !TOUCHES.has(event.type) || kept.has(event));
}

function file<Event extends MailEvent>(
  told: Map<string, Map<string, Event[]>>,
  event: Event,
): void {
  const key = keyOf(event);
  const systems = told.get(key) ?? new Map<string, Event[]>();
  told.set(key, systems);
  const list = systems.get(event.system);
  if (list) list.push(event);
  else systems.set(event.system, [event]);
}

function keyOf({ type, time, client }: MailEvent): string {
  const second = Math.floor(time / SECOND);
  return [type, second, client?.ip, client?.userAgent, client?.method, client?.link].join('\n');
}

function best<Event extends MailEvent>(systems: ReadonlyMap<string, Event[]>): readonly Event[] {
  const lists = [...systems].sort(
    ([aName, a], [bName, b]) =>
      b.length - a.length || fineness(b) - fineness(a) || (aName < bName ? -1 : 1),
  );
  return lists[0]?.[1] ?? [];
}

const fineness = (events: readonly MailEvent[]): number =>
  events.some(({ time }) => time % SECOND !== 0) ? 1 : 0;
