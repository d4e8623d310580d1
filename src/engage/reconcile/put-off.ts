// Weighs explanations of mails that were put off, or whose end our side did not see.

import type { CaseFacts } from './case-facts.ts';
import { isAccepted, isBounced, isForwarding, SOME, STRONG, sum, type Weighed } from './signs.ts';
import { at, span, things } from './words.ts';

const MINUTE = 60_000;

export function hold(facts: CaseFacts): Weighed | null {
  const { heldAt, heldUntil, machines, touches, outcome } = facts;
  if (heldAt === 0) return null;
  const within = machines.filter(
    ({ event }) => event.time >= heldAt - MINUTE && event.time <= heldUntil,
  );
  return sum(
    [
      within.length > 0,
      STRONG,
      `${within.length} of ${things(touches.length, 'open or click', 'opens and clicks')} by machines between ${at(heldAt)}, when the filter put the mail off after it had all of it, and ${at(heldUntil)}`,
    ],
    [isAccepted(facts), SOME, `then it was accepted, at ${at(outcome.acceptedAt)}`],
    [within.length === 0, -SOME, ''],
    [isBounced(facts), -STRONG, ''],
    [isForwarding(facts), -STRONG, ''],
  );
}

export function deferred(facts: CaseFacts): Weighed | null {
  const { deferrals, outcome, firstAt, heldAt, outage, isDeliveryTold } = facts;
  if (!isAccepted(facts) || !isDeliveryTold || deferrals === 0) return null;
  const isAfter = firstAt >= outcome.acceptedAt - MINUTE;
  const times = things(deferrals, 'time', 'times');
  return sum(
    [true, STRONG, `put off ${times}, accepted at ${at(outcome.acceptedAt)}`],
    [outcome.greylisted, SOME, 'the words are those of greylisting'],
    [
      outage !== undefined,
      SOME,
      `${outage?.receivers.join(', ') ?? ''} put off ${outage?.size ?? 0} addresses at that time`,
    ],
    [isAfter, SOME, 'everything happened after the acceptance'],
    [!isAfter && heldAt > 0, -STRONG, ''],
  );
}

export function unseen(facts: CaseFacts): Weighed | null {
  const { brokeAt, reading, outcome, firstAt, isDeliveryTold } = facts;
  if (brokeAt === 0 && outcome.state !== 'unknown') return null;
  const since = brokeAt || outcome.firstAt;
  const isEarlier = (reading[0]?.event.time ?? Number.MAX_VALUE) < outcome.acceptedAt - MINUTE;
  return sum(
    [true, STRONG, `the connection broke at ${at(since)}, after the whole mail had been sent`],
    [firstAt >= since, SOME, `the first open or click came ${span(firstAt - since)} later`],
    [reading.length > 0, SOME, 'a person or a mail client had the mail'],
    [isAccepted(facts) && isDeliveryTold && !isEarlier, -2 * STRONG, ''],
  );
}
