// Settles one message: from all its events, what became of it for each recipient.

import { disowned } from '../correlate/disown.ts';
import { nameRecipients } from '../correlate/name-recipients.ts';
import { toldOnce } from '../engage/told-once.ts';
import { outcomesOf } from '../lifecycle/lifecycle.ts';
import { NO_SETTINGS, type OwnSettings } from '../model/own.ts';
import type { Settled, StoredEvent, ToldMessage } from '../ports/store.ts';

/** The same events give the same outcomes, in whatever order they came. Never throws. */
export function settle({ message, events }: ToldMessage, own: OwnSettings = NO_SETTINGS): Settled {
  const mine = events.filter(
    (event) => event.ownership !== 'not-ours' && event.message === message.id,
  );
  const pretending = new Set(disowned(mine, own).map(({ event }) => event.id));
  const honest = pretending.size === 0 ? mine : mine.filter(({ id }) => !pretending.has(id));
  // What goes in as a stored event comes out as one.
  const outcomes = outcomesOf(
    nameRecipients(toldOnce(honest)),
    (event) => (event as StoredEvent).link,
  );
  return { message: message.id, outcomes, attached: [] };
}
