// Names a case to be explained: one message to one recipient that failed, or seemed to, and was opened or clicked.

import type { Incident } from '../../model/incident.ts';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Touch, TouchVerdict } from '../../model/touch.ts';

export interface Contradiction {
  readonly outcome: Outcome;
  /** Of this message and recipient, with notices that are not ours, in the order of time. */
  readonly events: readonly JudgedEvent[];
  /** In the order of time. */
  readonly touches: readonly Touch[];
  /** Incidents that cover the failure. */
  readonly incidents: readonly Incident[];
  /** `''`: of none. */
  readonly campaign: string;
  readonly subject: string;
  /** Other messages to the same address, in the order of time. */
  readonly others: readonly OtherMail[];
  /** How the domain of the address deals with addresses that it does not know. */
  readonly domain: DomainHabits;
}

/** Mails to addresses that do not exist, of all addresses of one domain. */
export interface DomainHabits {
  /** Refused before they were accepted. */
  readonly refused: number;
  /** Accepted, and bounced later. */
  readonly bounced: number;
}

export const NO_HABITS: DomainHabits = { refused: 0, bounced: 0 };

/** Another message to the same address. */
export interface OtherMail {
  readonly outcome: Outcome;
  readonly campaign: string;
  readonly subject: string;
  /** When a person or a mail client first opened it or clicked in it after it had failed, epoch ms; 0: nobody did. */
  readonly readAt: number;
}

const READERS: ReadonlySet<TouchVerdict> = new Set<TouchVerdict>(['human', 'proxy']);

/** When somebody first read a mail after it had failed, by what was judged of these touches; 0: nobody did. */
export const readAfterFailure = ({ failedAt }: Outcome, touches: readonly Touch[]): number =>
  touches.find(({ event, verdict }) => READERS.has(verdict) && event.time > failedAt)?.event.time ??
  0;

const DELIVERIES: ReadonlySet<string> = new Set([
  'delivered',
  'notice-delivered',
  'notice-relayed',
]);

/** Whether a system told that the mail was delivered: that it was opened shows it, too, but tells nothing. */
export const isDeliveryTold = (events: readonly JudgedEvent[]): boolean =>
  events.some(({ type }) => DELIVERIES.has(type));

/** Whether there is anything to explain: a failure, a deferral or a notice, and an open or a click. */
export function isContradiction(
  { state, attempts }: Outcome,
  touches: readonly Touch[],
  hasNotice: boolean,
): boolean {
  if (touches.length === 0) return false;
  return state !== 'accepted' || attempts > 1 || hasNotice;
}
