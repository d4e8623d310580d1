// Says in one sentence whether mail is sent to an address.

import { dateText } from '../../decide/days.ts';
import type { StateAt } from '../../model/standing-at.ts';

/** @param until epoch ms; 0: for ever. */
export function stateSentence(stream: string, state: StateAt, until: number): string {
  const what = stream === '' ? 'mail' : `mail of the stream “${stream}”`;
  if (state === 'clear') return 'Mail may be sent to this address.';
  if (state === 'probation') return 'One message may be sent to this address: it is on probation.';
  const term = until === 0 ? 'any more' : `until ${dateText(until)}`;
  return `No ${what} is sent to this address ${term}.`;
}
