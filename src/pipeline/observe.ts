// Turns what is known of one address, outcomes and signs of people, into observations in the order of time.

import type { Observation, ObservationKind } from '../model/observation.ts';
import type { State } from '../model/outcome.ts';
import type { AddressRecord, Sign } from '../ports/decision-store.ts';
import type { StoredOutcome } from '../ports/store.ts';
import { domainOf } from '../text/address-key.ts';

const KINDS: Readonly<Partial<Record<State, ObservationKind>>> = {
  accepted: 'delivered',
  'accepted-then-bounced': 'failed',
  failed: 'failed',
  unknown: 'uncertain',
};

/** What came of it, if that tells anything about an address, behind its first deferral, if there was one. */
export function observeOutcome(outcome: StoredOutcome): Observation[] {
  const end = endOf(outcome);
  const deferral = outcome.deferredAt > 0 ? deferralOf(outcome) : null;
  if (!deferral) return end ? [end] : [];
  return end ? [deferral, end] : [deferral];
}

/** What is still under way, was never tried or was never told of tells nothing about an address. */
function endOf(outcome: StoredOutcome): Observation | null {
  const kind = KINDS[outcome.state];
  if (!kind) return null;
  const { reason, stage, fault, hop, messagePermanence, addressPermanence } = outcome;
  return {
    ...messageOf(outcome),
    kind,
    time: timeOf(outcome, kind),
    reason,
    stage,
    fault,
    hop,
    permanence: { message: messagePermanence, address: addressPermanence },
    confidence: outcome.confidence * outcome.linkConfidence,
  };
}

const deferralOf = (outcome: StoredOutcome): Observation => ({
  ...messageOf(outcome),
  kind: 'deferred',
  time: outcome.deferredAt,
  reason: outcome.deferredFor,
  stage: 'unknown',
  fault: 'unknown',
  hop: 'unknown',
  permanence: { message: 'temporary', address: 'unknown' },
  confidence: 1,
});

type AboutMessage = Pick<
  Observation,
  'sentAt' | 'address' | 'message' | 'stream' | 'campaign' | 'lane' | 'receiver'
>;

function messageOf(outcome: StoredOutcome): AboutMessage {
  const { message, recipient } = outcome;
  return {
    sentAt: message.submittedAt || outcome.firstAt,
    address: recipient,
    message: message.id,
    stream: message.stream,
    campaign: message.campaign,
    lane: message.lane,
    receiver: receiverOf(outcome.host, recipient),
  };
}

function timeOf({ acceptedAt, failedAt, lastAt }: StoredOutcome, kind: ObservationKind): number {
  return (kind === 'delivered' ? acceptedAt : failedAt) || lastAt;
}

/** Of one address; those of its messages tell the stream of a sign that does not. */
export function observationsOf({ address, outcomes, signs }: AddressRecord): Observation[] {
  const observed: Observation[] = [];
  const byMessage = new Map<number, StoredOutcome>();
  for (const outcome of outcomes) {
    byMessage.set(outcome.message.id, outcome);
    observed.push(...observeOutcome(outcome));
  }
  for (const sign of signs) {
    const outcome = sign.message === null ? undefined : byMessage.get(sign.message);
    const kind = kindOf(sign, outcome);
    if (kind) observed.push(observeSign(sign, kind, address, outcome));
  }
  return observed.sort((a, b) => a.time - b.time || a.message - b.message);
}

/**
 * A picture that was loaded may be anybody's doing, and so is a click that the provider takes for a machine's, or one on
 * a mail that was never accepted or not yet.
 */
function kindOf(sign: Sign, outcome: StoredOutcome | undefined): ObservationKind | null {
  switch (sign.type) {
    case 'complaint':
      return 'complaint';
    case 'unsubscribed':
      return 'unsubscribed';
    case 'human-reply':
    case 'read-receipt':
      return 'human';
    case 'clicked':
      return isByPerson(sign, outcome) ? 'human' : null;
    default:
      return null;
  }
}

/** By who was judged to have done it; else by what the event itself shows. */
function isByPerson(sign: Sign, outcome: StoredOutcome | undefined): boolean {
  if (sign.by !== null) return sign.by === 'human';
  return sign.machine !== true && isAfterAcceptance(sign, outcome);
}

function isAfterAcceptance({ time }: Sign, outcome: StoredOutcome | undefined): boolean {
  if (!outcome) return true;
  return outcome.state === 'accepted' && time >= outcome.acceptedAt;
}

function observeSign(
  sign: Sign,
  kind: ObservationKind,
  address: string,
  outcome: StoredOutcome | undefined,
): Observation {
  return {
    kind,
    time: sign.time,
    sentAt: outcome?.message.submittedAt || sign.time,
    address,
    message: sign.message ?? 0,
    stream: sign.stream || (outcome?.message.stream ?? ''),
    campaign: sign.campaign || (outcome?.message.campaign ?? ''),
    lane: outcome?.message.lane ?? '',
    receiver: receiverOf(outcome?.host ?? '', address),
    reason: '',
    stage: 'never',
    fault: 'none',
    hop: 'unknown',
    permanence: { message: 'delivered', address: 'alive' },
    confidence: 1,
  };
}

/** Below these stand the names that organisations register (`co.uk`): one label more belongs to the name. */
const SECOND_LEVEL: ReadonlySet<string> = new Set([
  'co',
  'com',
  'net',
  'org',
  'ne',
  'or',
  'ac',
  'edu',
  'gov',
  'go',
]);
const COUNTRY = 2;

/**
 * Who runs the mail of an address: the registered part of the host that answered, since one operator serves many domains;
 * the address' own domain where no host is known or the host is its own.
 */
export function receiverOf(host: string, address: string): string {
  const domain = domainOf(address);
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || !/^[a-z]/.test(top)) return domain;
  const isDeep = top.length === COUNTRY && SECOND_LEVEL.has(labels.at(-2) ?? '');
  return labels.slice(isDeep ? -3 : -2).join('.');
}
