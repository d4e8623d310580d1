// Makes the events of a small sender for tests: weekly mail for six weeks, an outage, a broken SPF record, dead and full mailboxes.

import { hash } from 'node:crypto';
import { mailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { classify } from '../../src/pipeline/classify.ts';
import type { NewEvent } from '../../src/ports/store.ts';

const DAY = 86_400_000;
const START: number = Date.UTC(2026, 2, 2, 8);
/** Behind the last mail. */
export const END: number = START + 45 * DAY;
const WEEKS = 6;
const READERS = 150;

const OK = '250 2.0.0 Ok: queued as 1';
const UNKNOWN = '550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table';
const FULL = '552 5.2.2 mailbox full';
const SPF = '550 5.7.23 SPF check failed: 192.0.2.9 is not allowed to send mail for example.com';

const VERDICTS = new Map(
  [UNKNOWN, FULL, SPF].map((reply) => [reply, classify(reply, { stage: 'rcpt' })]),
);

/** What the receiver of a reader says in a week. */
function replyTo(reader: number, receiver: number, week: number): string {
  if (reader % 31 === 7) return UNKNOWN;
  if (reader % 31 === 8 && week > 1) return FULL;
  if (reader % 31 === 9 && week > 1 && week < 4) return UNKNOWN;
  if (week === 3 && receiver === 0 && reader % 2 === 0) return UNKNOWN;
  return week === 4 ? SPF : OK;
}

function eventOf({ type, ...told }: Partial<JudgedEvent> & Pick<JudgedEvent, 'type'>): NewEvent {
  const judged: JudgedEvent = {
    verdict: null,
    disagreement: null,
    token: 'none',
    ownership: 'ours',
    ownershipWhy: '',
    keys: [],
    ...mailEvent(type, 'mta', { lane: 'pool-1', stream: 'news', ...told }),
    ...told,
  };
  return {
    event: judged,
    digest: hash('sha256', JSON.stringify(judged), 'hex').slice(0, 32),
    raw: '',
  };
}

/** A mail that was delivered. */
export const mailTo = (recipient: string, time: number): NewEvent =>
  eventOf({ type: 'delivered', recipient, time, keys: [`m:${recipient}-${time}`], reply: OK });

/** In the order of time. */
export function mailHistory(): NewEvent[] {
  const events: NewEvent[] = [];
  for (let week = 0; week < WEEKS; week++)
    for (let reader = 0; reader < READERS; reader++) {
      const receiver = reader % 3;
      const time = START + week * 7 * DAY + reader * 30_000;
      const recipient = `reader${reader}@receiver${receiver}.example`;
      const reply = replyTo(reader, receiver, week);
      const about = {
        recipient,
        keys: [`m:${week}-${reader}@example.com`],
        campaign: `news-${week}`,
      };
      events.push(eventOf({ type: 'submitted', ...about, time }));
      events.push(
        eventOf({
          type: reply === OK ? 'delivered' : 'failed',
          ...about,
          time: time + 2000,
          host: `mx.receiver${receiver}.example`,
          reply,
          stage: reply === OK ? 'eod' : 'rcpt',
          verdict: VERDICTS.get(reply) ?? null,
        }),
      );
      if (reader % 40 === 3 && week === 2)
        events.push(eventOf({ type: 'complaint', ...about, time: time + DAY }));
    }
  return events;
}
