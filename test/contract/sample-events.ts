// Makes events, outcomes, batches for tests of a store.

import { hash } from 'node:crypto';
import { type EventType, type MailEvent, mailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { Batch, NewEvent, Settled, Store, ToldMessage } from '../../src/ports/store.ts';

export const DAY = 86_400_000;
/** 2026-03-01, noon UTC. */
export const NOON: number = Date.UTC(2026, 2, 1, 12);

type Told = Omit<Partial<JudgedEvent>, 'ids'> & { readonly ids?: Partial<MailEvent['ids']> };

export function judged(type: EventType, told: Told = {}): JudgedEvent {
  const event = mailEvent(type, 'mta', { time: NOON, ...told });
  return {
    verdict: null,
    disagreement: null,
    token: 'none',
    ownership: 'ours',
    ownershipWhy: '',
    keys: [],
    ...event,
  };
}

export const newEvent = (event: JudgedEvent, raw = ''): NewEvent => ({
  event,
  digest: hash('sha256', JSON.stringify(event), 'hex').slice(0, 32),
  raw,
});

export const batch = (events: readonly NewEvent[], more: Partial<Batch> = {}): Batch => ({
  events,
  raws: [],
  checkpoints: [],
  rulesVersion: 'rules-1',
  ...more,
});

export const VERDICT: Verdict = {
  reason: 'mailbox-full',
  stage: 'rcpt',
  hop: 'mailbox',
  fault: 'recipient',
  permanence: 'temporary',
  confidence: 0.9,
  evidence: [],
  alternatives: [],
  detail: {},
  labels: {},
  spokenBy: '',
} as unknown as Verdict;

export function outcome(recipient: string, told: Partial<Outcome> = {}): Outcome {
  return {
    recipient,
    state: 'accepted',
    stage: 'never',
    reason: 'delivered',
    fault: 'nobody',
    hop: 'mailbox',
    addressPermanence: 'none',
    confidence: 0.99,
    decidedBy: 0,
    attempts: 1,
    greylisted: false,
    firstAt: NOON,
    lastAt: NOON,
    acceptedAt: NOON,
    failedAt: 0,
    forwardedTo: '',
    host: '',
    linkConfidence: 1,
    opens: 0,
    clicks: 0,
    complaints: 0,
    unsubscribes: 0,
    autoReplies: 0,
    ...told,
  } as Outcome;
}

/** A stand-in for the lifecycle: who has a failure failed, else was accepted. */
function settled({ message, events }: ToldMessage): Settled {
  const recipients = [...new Set(events.map((event) => event.recipient.toLowerCase()))];
  const outcomes = recipients
    .filter((recipient) => recipient !== '')
    .map((recipient) => {
      const own = events.filter((event) => event.recipient.toLowerCase() === recipient);
      const times = { firstAt: own[0]?.time ?? 0, lastAt: own.at(-1)?.time ?? 0 };
      const clicks = own.filter(({ type }) => type === 'clicked').length;
      const touched = events.filter(({ type }) => type === 'clicked' || type === 'opened').length;
      const touches = touched > 0 ? { touches: touched } : {};
      const isFailed = own.some(({ type }) => type === 'failed');
      const counted = { ...times, ...touches, clicks };
      return isFailed
        ? outcome(recipient, { ...counted, state: 'failed', stage: 'rcpt', reason: 'x' })
        : outcome(recipient, counted);
    });
  return { message: message.id, outcomes, attached: [] };
}

/** @returns how many messages were settled. */
export async function settleAll(store: Store): Promise<number> {
  let count = 0;
  for (;;) {
    const unsettled = await store.unsettled(100);
    if (unsettled.length === 0) return count;
    await store.settle(unsettled.map(settled));
    count += unsettled.length;
  }
}

export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}
