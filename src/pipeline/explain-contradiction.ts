// Explains one mail that failed, or seemed to, and was opened or clicked: from all that a store knows of it.

import {
  type Contradiction,
  type DomainHabits,
  isDeliveryTold,
} from '../engage/reconcile/contradiction.ts';
import { reconcile } from '../engage/reconcile/reconcile.ts';
import type { Explanation } from '../model/explanation.ts';
import { covers, type Incident } from '../model/incident.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Touch } from '../model/touch.ts';
import type { StoredEvent, StoredMessage, StoredOutcome } from '../ports/store.ts';
import { observeOutcome } from './observe.ts';
import { touchedMails } from './touched-mails.ts';

export interface KnownCase {
  readonly outcome: StoredOutcome;
  /** All events of the message. */
  readonly events: readonly StoredEvent[];
  /** Notices that name the address and are not ours. */
  readonly foreign: readonly StoredEvent[];
  /** What became of other messages to the address. */
  readonly others: readonly StoredOutcome[];
  /** When somebody first read those of them that bounced, after they did, by message. */
  readonly readAt: ReadonlyMap<number, number>;
  readonly incidents: readonly Incident[];
  readonly domain: DomainHabits;
  /** Mails that only waited are explained too. */
  readonly all: boolean;
}

export interface Explained {
  readonly message: StoredMessage;
  readonly outcome: Outcome;
  readonly touches: readonly Touch[];
  readonly explanation: Explanation;
}

/** Null: nothing is to be explained. */
export function explainContradiction(known: KnownCase): Explained | null {
  const { outcome } = known;
  const { message } = outcome;
  const mail = touchedBy(message, known.events, outcome.recipient);
  if (!mail) return null;
  const { events, touches } = mail;
  if (!isToExplain(known, events, touches)) return null;
  const foreign = known.foreign.filter((one) => isAbout(one, known));
  const contradiction: Contradiction = {
    outcome,
    events: [...events, ...foreign].sort((a, b) => a.time - b.time),
    touches,
    incidents: known.incidents.filter((incident) =>
      observeOutcome(outcome).some((one) => covers(incident, one)),
    ),
    domain: known.domain,
    campaign: message.campaign,
    subject: message.subject,
    others: known.others
      .filter((other) => other.message.id !== message.id)
      .map((other) => ({
        outcome: other,
        campaign: other.message.campaign,
        subject: other.message.subject,
        readAt: known.readAt.get(other.message.id) ?? 0,
      })),
  };
  return { message, outcome, touches, explanation: reconcile(contradiction) };
}

/** What of a message's events is about this recipient, and who opened or clicked; null: nobody did. */
export function touchedBy(
  message: StoredMessage,
  all: readonly StoredEvent[],
  wanted: string,
): { readonly events: readonly StoredEvent[]; readonly touches: readonly Touch[] } | null {
  const mails = touchedMails({ message, events: all, stamp: 0, place: 0 });
  const mail = mails.find(({ recipient }) => recipient === wanted);
  if (!mail) return null;
  // What goes in as a stored event comes out as one.
  const events = mail.events as readonly StoredEvent[];
  const touches = events.flatMap((event) => (event.touch ? [{ event, ...event.touch }] : []));
  return { events, touches };
}

/**
 * A notice that is not ours belongs to no message. It is taken for one about the mail that it pretends to be about; else,
 * about the last mail to the address before it came.
 */
function isAbout({ time, ids }: StoredEvent, { outcome, others }: KnownCase): boolean {
  if (time < outcome.firstAt) return false;
  const { messageId } = outcome.message;
  if (messageId !== '' && ids.messageId === messageId) return true;
  return !others.some(
    ({ message, firstAt }) =>
      (message.messageId !== '' && message.messageId === ids.messageId) ||
      (firstAt > outcome.firstAt && firstAt <= time),
  );
}

/** What did not arrive, or is not known to have. */
export const FAILED_STATES: readonly Outcome['state'][] = [
  'failed',
  'accepted-then-bounced',
  'unknown',
  'not-attempted',
  'deferred',
];
const FAILED: ReadonlySet<string> = new Set(FAILED_STATES);

/**
 * A failure that was opened or clicked; a delivery that was told of as a failure, by a notice or by its system's label; one
 * that was touched before it was accepted. A mail that waited and was read afterwards surprises nobody.
 */
function isToExplain(
  known: KnownCase,
  events: readonly StoredEvent[],
  touches: readonly Touch[],
): boolean {
  const { outcome, foreign, all } = known;
  const [first] = touches;
  if (!first) return false;
  if (FAILED.has(outcome.state)) return true;
  if (outcome.state !== 'accepted') return false;
  if (foreign.some((one) => isAbout(one, known))) return true;
  if ((all && outcome.attempts > 1) || first.event.time < outcome.acceptedAt) return true;
  if (outcome.attempts > 0 && !isDeliveryTold(events)) return true;
  return events.some(isToldAsFailure);
}

const isToldAsFailure = ({ type, label }: StoredEvent): boolean =>
  type.startsWith('notice-delayed') ||
  type === 'failed' ||
  type === 'notice-failed' ||
  (type === 'deferred' && label?.permanent === true);
