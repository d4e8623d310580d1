// Tells what became of one message for each recipient, from all its events in whatever order they came.

import { isTouch } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Verdict } from '../model/verdict.ts';
import { addressKey } from '../text/address-key.ts';
import { isGreylisted } from './greylisting.ts';
import { inOrder } from './order.ts';
import { byRecipient, type RecipientEvents } from './recipients.ts';
import { type Standing, standingOf } from './standing.ts';
import type { Numbered } from './told.ts';

/** How surely an event belongs to this message, 0–1; 1 for what a key names. */
export type LinkConfidence = (event: JudgedEvent) => number;

const SURE: LinkConfidence = () => 1;

/**
 * One outcome per recipient, in the order of addresses. A pure function of the set of events: late, shuffled or repeated
 * ones give the same result. `decidedBy` counts in the order of `inOrder`.
 *
 * What contradicts is settled so, the first that holds:
 * 1. Our own system's last queue decides how the attempts ended; a later delivery wins over earlier failures.
 * 2. A notice of failure after a delivery makes it `accepted-then-bounced`, unless it is our own system's notice of a
 *    failure in its log: that is one failure.
 * 3. A connection that broke after the final dot is `unknown`, unless a later attempt was accepted or refused for good.
 * 4. Without an end from our own system a notice of failure means `failed`; one of delivery, or a trace of a mail that
 *    was taken over by us, `accepted`.
 * 5. An expiry has the reason of the last attempt that tells one.
 */
export function outcomesOf(
  events: readonly JudgedEvent[],
  linkConfidence: LinkConfidence = SURE,
): Outcome[] {
  const numbered = inOrder(events).map((event, number) => ({ event, number }));
  return byRecipient(numbered).map((about) => outcomeOf(about, linkConfidence));
}

function outcomeOf(about: RecipientEvents, linkConfidence: LinkConfidence): Outcome {
  const { recipient, events, matched } = about;
  const standing = standingOf(events);
  const { decisive, own } = standing;
  const link = decisive ? linkConfidence(decisive.event) * (matched.get(decisive) ?? 1) : 1;
  return {
    recipient,
    state: standing.state,
    ...causeOf(standing, events),
    decidedBy: decisive?.number ?? -1,
    attempts: own.attempts.length,
    greylisted: isGreylisted(standing),
    ...deferralOf(standing),
    firstAt: events[0]?.event.time ?? 0,
    lastAt: events[events.length - 1]?.event.time ?? 0,
    acceptedAt: standing.acceptedAt,
    failedAt: standing.failedAt,
    forwardedTo: forwardedTo(recipient, standing),
    host: hostOf(standing),
    linkConfidence: link,
    ...counts(events),
  };
}

type Cause = Pick<
  Outcome,
  'stage' | 'reason' | 'fault' | 'hop' | 'messagePermanence' | 'addressPermanence' | 'confidence'
>;

const UNJUDGED: Cause = {
  stage: 'unknown',
  reason: 'unknown',
  fault: 'unknown',
  hop: 'unknown',
  messagePermanence: 'unknown',
  addressPermanence: 'unknown',
  confidence: 0,
};

function causeOf({ state, decisive, surely }: Standing, events: readonly Numbered[]): Cause {
  if (state === 'accepted')
    return {
      stage: 'never',
      reason: 'delivered',
      fault: 'none',
      hop: 'unknown',
      messagePermanence: 'delivered',
      addressPermanence: 'alive',
      confidence: surely,
    };
  const verdict = decisive?.event.verdict;
  if (!decisive || !verdict || state === 'submitted' || state === 'untold') return UNJUDGED;
  return {
    stage: state === 'accepted-then-bounced' ? 'async' : stageOf(decisive.event, verdict, events),
    reason: verdict.reason,
    fault: verdict.fault,
    hop: verdict.hop,
    messagePermanence: verdict.permanence.message,
    addressPermanence: verdict.permanence.address,
    confidence: verdict.confidence,
  };
}

/**
 * What the system itself says of the stage counts most; then what the notice of the same failure says; last, what the
 * words let conclude.
 */
function stageOf(
  { stage }: JudgedEvent,
  verdict: Verdict,
  events: readonly Numbered[],
): Outcome['stage'] {
  if (stage !== 'unknown') return stage;
  const same = events.filter(({ event }) => event.verdict?.reason === verdict.reason);
  const stages = [
    ...same.map(({ event }) => event.verdict?.stage),
    verdict.stage,
    ...same.map(({ event }) => event.stage),
  ];
  return stages.findLast((one) => one !== undefined && one !== 'unknown') ?? 'unknown';
}

function forwardedTo(recipient: string, { decisive, own }: Standing): string {
  const told = decisive?.event.verdict?.detail.forwarding?.target ?? '';
  const tried = addressKey(decisive?.event.recipient ?? '') || own.target;
  for (const address of [addressKey(told), tried])
    if (address !== '' && address !== recipient) return address;
  return '';
}

const hostOf = ({ decisive, own }: Standing): string =>
  decisive?.event.host || (own.attempts[own.attempts.length - 1]?.event.host ?? '');

type Deferral = Pick<Outcome, 'deferredAt' | 'deferredFor'>;

function deferralOf({ own }: Standing): Deferral {
  const first = own.attempts.find(({ event }) => event.type === 'deferred');
  if (!first) return { deferredAt: 0, deferredFor: '' };
  return { deferredAt: first.event.time, deferredFor: first.event.verdict?.reason ?? 'unknown' };
}

type Counts = Pick<
  Outcome,
  'touches' | 'opens' | 'clicks' | 'complaints' | 'unsubscribes' | 'autoReplies'
>;

/** Opens and clicks that the provider itself takes for a machine's are not counted. */
function counts(events: readonly Numbered[]): Counts {
  const found = { touches: 0, opens: 0, clicks: 0, complaints: 0, unsubscribes: 0, autoReplies: 0 };
  for (const { event } of events) {
    const isMachine = event.client?.machine === true;
    if (isTouch(event)) found.touches++;
    if (event.type === 'opened' && !isMachine) found.opens++;
    else if (event.type === 'clicked' && !isMachine) found.clicks++;
    else if (event.type === 'complaint') found.complaints++;
    else if (event.type === 'unsubscribed') found.unsubscribes++;
    else if (event.type === 'auto-reply') found.autoReplies++;
  }
  return found;
}
