// Settles one message: from all its events, what became of it for each recipient.

import { disowned } from '../correlate/disown.ts';
import { nameRecipients } from '../correlate/name-recipients.ts';
import { outcomesOf } from '../lifecycle/lifecycle.ts';
import { NO_SETTINGS, type OwnSettings } from '../model/own.ts';
import type { Settled, StoredEvent, Unsettled } from '../ports/store.ts';

/** Events without a key that belong to this message, by their ids, with how sure that is (0–1): see `attach`. */
export type Attached = ReadonlyMap<number, number>;

const NONE: Attached = new Map();

/** The same events give the same outcomes, in whatever order they came. Never throws. */
export function settle(
  { message, events }: Unsettled,
  own: OwnSettings = NO_SETTINGS,
  attached: Attached = NONE,
): Settled {
  const mine = events.filter(
    ({ id, message: of, ownership }) =>
      ownership !== 'not-ours' && (of !== null || attached.has(id)),
  );
  const pretending = new Set(disowned(mine, own).map(({ event }) => event.id));
  const honest = pretending.size === 0 ? mine : mine.filter(({ id }) => !pretending.has(id));
  const surely = (event: object): number => attached.get((event as StoredEvent).id) ?? 1;
  return {
    message: message.id,
    outcomes: outcomesOf(nameRecipients(honest), surely),
    attached: [...attached].map(([event, confidence]) => ({ event, confidence })),
  };
}
