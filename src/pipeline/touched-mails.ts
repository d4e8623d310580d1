// Parts the events of one message by recipient, for those whose mail was opened or clicked.

import { nameRecipients } from '../correlate/name-recipients.ts';
import type { TouchedMail } from '../engage/judge.ts';
import { inOrder } from '../lifecycle/order.ts';
import { byRecipient } from '../lifecycle/recipients.ts';
import { isTouch } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import type { StoredEvent } from '../ports/store.ts';
import type { Unjudged } from '../ports/touch-store.ts';

/** Each with all its events, in the order of time. Never throws. */
export function touchedMails({ message, events, place }: Unjudged): TouchedMail[] {
  const mine = events.filter(({ ownership }) => ownership !== 'not-ours');
  const numbered = inOrder(nameRecipients(mine)).map((event, number) => ({ event, number }));
  return byRecipient(numbered)
    .map((about) => ({ ...about, events: about.events.map(({ event }) => event) }))
    .filter((about) => about.events.some(isTouch))
    .map((about) => ({
      events: about.events,
      recipient: about.recipient,
      campaign: message.campaign,
      place,
      linkToken: sentToken(about.events),
    }));
}

/** As the sent log tells it: what a visitor asks with may be altered. */
const sentToken = (events: readonly JudgedEvent[]): string =>
  events.find(({ type, ids }) => type === 'submitted' && ids.linkToken !== '')?.ids.linkToken ?? '';

/** The number of a stored event that went through the core. */
export const numberOf = (event: JudgedEvent): number => (event as StoredEvent).id;
