// Puts the events of one message into the one order in which they are looked at, each once.

import { EVENT_TYPES, type MailEvent } from '../model/event.ts';

const RANK: ReadonlyMap<string, number> = new Map(EVENT_TYPES.map((type, index) => [type, index]));

/**
 * Order of time; at the same time the order of `EVENT_TYPES`, then of the content. So the order (and with it the numbers
 * of events) does not depend on how they came in. Events of the same content count once.
 */
export function inOrder<Event extends MailEvent>(events: readonly Event[]): Event[] {
  if (events.length < 2) return [...events];
  const known = new Map<string, Event>();
  for (const event of events) {
    const key = contentOf(event);
    if (!known.has(key)) known.set(key, event);
  }
  return [...known.entries()].sort(compare).map(([, event]) => event);
}

type Keyed = readonly [string, MailEvent];

function compare([aKey, a]: Keyed, [bKey, b]: Keyed): number {
  return (
    a.time - b.time ||
    (RANK.get(a.type) ?? 0) - (RANK.get(b.type) ?? 0) ||
    (aKey < bKey ? -1 : Number(aKey > bKey))
  );
}

function contentOf(event: MailEvent): string {
  const { ids, client, label } = event;
  return [
    event.type,
    event.time,
    event.system,
    event.recipient,
    event.originalRecipient,
    event.sender,
    ids.queueId,
    ids.providerId,
    ids.messageId,
    ids.ownId,
    event.stage,
    event.reply,
    event.status,
    event.replyCode,
    event.host,
    event.ip,
    ids.linkToken,
    client?.url,
    client?.method,
    client?.link,
    client?.ip,
    client?.userAgent,
    label?.words,
  ].join('\n');
}
