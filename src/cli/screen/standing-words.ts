// Says in words how an address stands: whether mail is sent, until when, what follows.

import { dateText } from '../../decide/days.ts';
import type { AddressStanding } from '../../model/decision.ts';
import type { StateAt } from '../../model/standing-at.ts';
import { timeText } from '../times.ts';

/** @param until epoch ms; 0: for ever. */
export function stateSentence(stream: string, state: StateAt, until: number): string {
  const what = stream === '' ? 'mail' : `mail of the stream “${stream}”`;
  if (state === 'clear') return 'Mail may be sent to this address.';
  if (state === 'probation') return 'One message may be sent to this address: it is on probation.';
  const term = until === 0 ? 'any more' : `until ${dateText(until)}`;
  return `No ${what} is sent to this address ${term}.`;
}

/** `2026-12-24`, in columns: the day on which it ends; a probation ends with the next message. */
export function endText(state: StateAt, until: number): string {
  if (until > 0) return timeText(until).slice(0, 10);
  return state === 'probation' ? 'next mail' : 'for ever';
}

/** What follows on a standing; `''`: nothing, or it is not known. @param state how it stands by now: it may have ended. */
export function nextSentence(
  { state: first, until, next }: AddressStanding,
  state: StateAt,
): string {
  if (state === 'probation')
    return 'If that message is delivered, sending goes on; if it is refused, the address is suppressed again.';
  if (until === 0) return '';
  if (next === 'clear' || state !== first) return 'After that, mail is sent again.';
  if (next === 'probation')
    return 'After that, one message may be sent; whether it arrives decides.';
  const end = next.suppressedUntil;
  const term = end === 0 ? 'for ever' : `until ${dateText(end)}`;
  return `If it shows no sign of life by then, it is suppressed ${term}.`;
}
