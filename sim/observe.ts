// Turns the world's mails into observations in the order of time, judged and settled mail by mail, without a store.

import type { Observation } from '../src/model/observation.ts';
import type { OwnSettings } from '../src/model/own.ts';
import { observationsOf } from '../src/pipeline/observe.ts';
import { settle } from '../src/pipeline/settle.ts';
import type { Sign } from '../src/ports/decision-store.ts';
import type { StoredEvent, StoredMessage, StoredOutcome } from '../src/ports/store.ts';
import { addressKey } from '../src/text/address-key.ts';
import { eventsOf } from './events.ts';
import { judge, ownSettings } from './judging.ts';
import { Calendar } from './world/calendar.ts';
import type { Fact, Mail } from './world/fact.ts';
import { touchType } from './world/requests.ts';
import { hmac } from './world/sender.ts';
import type { WorldOptions } from './world/setting.ts';
import { DAY } from './world/times.ts';
import type { Story, World } from './world/world.ts';

/**
 * The same as a store with all of the world's events would give, but that nobody judges who clicked: a click on a mail that
 * was taken counts as a person's. Holds no more than what happens in some days.
 */
export function* observe(world: World, { start, days }: WorldOptions): Generator<Observation> {
  const coming = new Calendar<Observation>(start, start + days * DAY);
  for (const story of world.stories) {
    yield* coming.until(story.mail.submittedAt);
    for (const observation of observed(story)) coming.add(observation);
  }
  yield* coming.rest();
}

/** What one mail, and what people did with it, tell about its address. */
function observed({ mail, facts }: Story): readonly Observation[] {
  const outcomes = plainOutcome(mail, facts) ?? outcomesFrom(mail, eventsFrom(mail, facts));
  const address = addressKey(mail.person.address);
  return observationsOf({ address, outcomes, signs: signsFrom(mail, facts), ledger: [] });
}

/** Of the last mail that was taken at once. */
let plain: StoredOutcome | null = null;

/**
 * Nine of ten mails are taken at the first attempt, and nothing comes back: what one such mail was settled to is right for
 * all, but for its names and times. Null: it is none of them.
 */
export function plainOutcome(mail: Mail, facts: readonly Fact[]): readonly StoredOutcome[] | null {
  const told = facts.filter(({ is }) => !TRACES.has(is));
  const [submitted, taken] = told;
  if (told.length !== 2 || submitted?.is !== 'submitted' || taken?.is !== 'attempt') return null;
  if (taken.answer.cause !== 'accepted') return null;
  plain ??= outcomesFrom(mail, eventsFrom(mail, facts))[0] ?? null;
  const acceptedAt = Math.floor(taken.time);
  const firstAt = Math.floor(submitted.time);
  const recipient = addressKey(mail.person.address);
  const times = { firstAt, lastAt: acceptedAt, acceptedAt };
  const { host } = taken.answer;
  return plain && [{ ...plain, ...times, host, recipient, message: messageOf(mail) }];
}

export function outcomesFrom(mail: Mail, events: readonly StoredEvent[]): StoredOutcome[] {
  const message = messageOf(mail);
  const { outcomes } = settle({ message, events }, OWN);
  return outcomes.map((outcome) => ({ ...outcome, message }));
}

const messageOf = (mail: Mail): StoredMessage => ({
  id: mail.number,
  name: mail.id,
  messageId: mail.messageId,
  sender: '',
  subject: mail.subject,
  stream: mail.stream,
  campaign: mail.campaign,
  lane: mail.pool,
  submittedAt: Math.floor(mail.submittedAt),
});

/** Return paths are not signed here, see `stories`. */
const OWN: OwnSettings = { ...ownSettings(0), tokenKeys: [] };

/** Touches and answers tell nothing of how a mail fared where its own events do. */
const TRACES: ReadonlySet<Fact['is']> = new Set(['touched', 'unsubscribed', 'complained', 'told']);

export function eventsFrom(mail: Mail, facts: readonly Fact[]): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (const fact of facts) {
    if (TRACES.has(fact.is)) continue;
    for (const event of eventsOf(fact)) {
      const judged = judge(event, { own: OWN, hmac });
      if (!judged) continue;
      const id = events.length + 1;
      events.push({
        ...judged,
        id,
        message: mail.number,
        link: 1,
        rulesVersion: '',
        raw: '',
        touch: null,
      });
    }
  }
  return events;
}

function signsFrom(mail: Mail, facts: readonly Fact[]): Sign[] {
  const signs: Sign[] = [];
  for (const fact of facts) {
    const type = signType(fact);
    if (type === null) continue;
    const { stream, campaign, number } = mail;
    const time = Math.floor(fact.time);
    signs.push({ type, time, message: number, stream, campaign, machine: null, by: null });
  }
  return signs;
}

function signType(fact: Fact): Sign['type'] | null {
  switch (fact.is) {
    case 'touched':
    case 'unsubscribed':
      return touchType(fact);
    case 'complained':
      return 'complaint';
    case 'returned':
      return 'format' in fact.note || fact.note.is === 'spam' ? null : fact.note.is;
    default:
      return null;
  }
}
