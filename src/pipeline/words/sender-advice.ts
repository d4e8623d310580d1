// Says what to do on the sender's side: the usual advice for the reason, unless the fault lies elsewhere this time.

import type { Fault } from '../../model/fault.ts';
import type { ReasonInWords } from './vocabulary.ts';

/** Forwarding changes the sending host, so SPF fails by design; DKIM survives where the message stays unchanged. */
const CHECK_BROKEN =
  'Nothing to mend if direct mail passes: the forwarder breaks the check. A DKIM signature survives forwarding as long as the message stays unchanged.';
const OTHERS =
  'Nothing to mend on your side: the forwarder, or the system it forwards to, has to do it.';

export function senderAdvice(fault: Fault, entry: ReasonInWords): string {
  if (fault !== 'forwarding' || entry.fault === 'forwarding') return entry.senderAdvice;
  return entry.group === 'authentication' ? CHECK_BROKEN : OTHERS;
}
