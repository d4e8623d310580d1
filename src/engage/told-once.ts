// Leaves one of several tellings of the same open or click: a sender's own tracking and its web server both write it down.

import { isTouch, type MailEvent } from '../model/event.ts';

/** Access logs cut times to whole seconds. */
const CUT = 1000;

/**
 * The same order, without tellings of other systems that are within a second of one: same kind, same mail, same link, same
 * client. The telling with the finest times is kept, so the result depends on the set of events alone. Two requests of one
 * client that one system told stay two.
 */
export function toldOnce<Event extends MailEvent>(events: readonly Event[]): Event[] {
  if (!isToldBySeveral(events)) return [...events];
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  const again = new Set<Event>();
  for (const group of groups.values()) if (group.length > 1) findAgain(group, again);
  return again.size === 0 ? [...events] : events.filter((event) => !again.has(event));
}

function isToldBySeveral(events: readonly MailEvent[]): boolean {
  const first = events.find(isTouch);
  return events.some((event) => isTouch(event) && event.system !== first?.system);
}

/** `''`: nothing that is told twice, or not told well enough to know it again. */
function keyOf(event: MailEvent): string {
  const { type, ids, client } = event;
  if (!client || client.ip === '' || ids.linkToken === '' || !isTouch(event)) return '';
  const { ip, userAgent, method, link } = client;
  return [type, ids.linkToken, link, ip, method || 'GET', userAgent].join('\n');
}

function findAgain<Event extends MailEvent>(group: readonly Event[], again: Set<Event>): void {
  const systems = [...new Set(group.map(({ system }) => system))];
  if (systems.length < 2) return;
  const of = (system: string): Event[] => group.filter((event) => event.system === system);
  const [finest = '', ...others] = systems.sort(
    (a, b) => richness(of(b)) - richness(of(a)) || (a < b ? -1 : 1),
  );
  const kept = of(finest).sort(byTime);
  for (const system of others) {
    let next = 0;
    for (const event of of(system).sort(byTime)) {
      while ((kept[next]?.time ?? Number.POSITIVE_INFINITY) <= event.time - CUT) next++;
      const same = kept[next];
      if (!same || same.time >= event.time + CUT) continue;
      next++;
      again.add(event);
    }
  }
}

const byTime = (a: MailEvent, b: MailEvent): number => a.time - b.time;

/** Times that are not cut to whole seconds tell most, then what a request had besides, then how many there are. */
function richness(events: readonly MailEvent[]): number {
  const fine = events.filter(({ time }) => time % CUT !== 0).length;
  const full = events.filter(({ client }) => client !== null && client.headers !== null).length;
  return (fine * MANY + full) * MANY + events.length;
}

/** More than one mail has touches of one kind. */
const MANY = 100_000;
