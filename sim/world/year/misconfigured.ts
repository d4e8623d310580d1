// Misconfigures some receivers for days: their block list refuses their questions, or their MX does not know them any more.

import type { Incident } from '../incidents.ts';
import type { Person, Span } from '../population.ts';
import type { Random } from '../random.ts';
import type { Receiver } from '../receivers.ts';
import { DAY, HOUR } from '../times.ts';
import { isOwnServer } from './domains.ts';
import { draft } from './draft.ts';
import { isCompany } from './lives.ts';
import { dayIn } from './outages.ts';

/** With fewer addresses nobody could tell it from chance. */
const FEWEST = 12;
const TUESDAY = 2;

export function misconfigure(
  random: Random,
  receivers: readonly Receiver[],
  people: readonly Person[],
  span: Span,
  count: number,
): Incident[] {
  const sizes = new Map<string, number>();
  for (const { receiver, joinedAt } of people)
    if (joinedAt === 0) sizes.set(receiver.id, (sizes.get(receiver.id) ?? 0) + 1);
  const fit = receivers.filter(
    (one) => isCompany(one) && one.goneAt === 0 && (sizes.get(one.id) ?? 0) >= FEWEST,
  );
  const own = shuffled(random, fit.filter(isOwnServer));
  const hosted = shuffled(
    random,
    fit.filter(({ voice }) => voice === 'exchange-online'),
  );
  return Array.from({ length: count }, (_, number) => {
    const receiver = number % 8 === 7 ? hosted.pop() : own.pop();
    return receiver ? [one(random, receiver, span, number, count)] : [];
  }).flat();
}

function one(
  random: Random,
  receiver: Receiver,
  { start, end }: Span,
  number: number,
  count: number,
): Incident {
  const weeks = Math.floor((end - start) / (7 * DAY)) - 2;
  const week = 1 + Math.floor(((number + random.between(0.1, 0.9)) * weeks) / count);
  const first = start + week * 7 * DAY;
  const tuesday = dayIn(first, TUESDAY);
  const from = tuesday + 18 * HOUR - random.between(0, 1.5 * DAY);
  const until = tuesday + 23 * HOUR + random.between(0, 3 * DAY);
  const cause = number % 2 === 0 || !isOwnServer(receiver) ? 'relay-denied' : 'query-error';
  const part = {
    cause,
    receiver: receiver.id,
    start: from,
    end: until,
    concerns: ({ id }: Receiver): boolean => id === receiver.id,
    share: 1,
  } as const;
  return draft('receiver-misconfigured', `${cause} ${receiver.id}`, [part]);
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const left = [...items];
  const found: Item[] = [];
  while (left.length > 0) found.push(...left.splice(random.below(left.length), 1));
  return found;
}
