// Lists the explanations with what to do about each: one function weighs one explanation.

import type { ReconcileAction } from '../../model/explanation.ts';
import { flapping, foreign, forwardLeg, gateway, late, misclassified } from './bounced.ts';
import type { CaseFacts } from './case-facts.ts';
import { deferred, hold, unseen } from './put-off.ts';
import { otherCopy, outage, proxyOnly, returned, scan } from './refused.ts';
import type { Candidate } from './signs.ts';

const always = (action: ReconcileAction) => (): ReconcileAction => action;

const byReading = ({ reading }: CaseFacts): ReconcileAction =>
  reading.length > 0 ? 'reverse-bounce' : 'hold-and-verify';

/** In the order of the vocabulary. */
export const CANDIDATES: readonly Candidate[] = [
  { name: 'pre-validation-scan', action: always('keep-bounce'), weigh: scan },
  { name: 'content-hold', action: always('nothing'), weigh: hold },
  { name: 'deferred-then-delivered', action: always('nothing'), weigh: deferred },
  { name: 'accepted-unseen', action: always('reverse-bounce'), weigh: unseen },
  { name: 'gateway-accepted', action: always('keep-bounce'), weigh: gateway },
  { name: 'forward-leg-failed', action: always('look-at-forwarder'), weigh: forwardLeg },
  { name: 'returned-copy', action: always('hold-and-verify'), weigh: returned },
  { name: 'provider-outage', action: always('reverse-bounce'), weigh: outage },
  { name: 'misclassified', action: byReading, weigh: misclassified },
  { name: 'forged-or-late-bounce', action: always('reverse-bounce'), weigh: foreign },
  { name: 'reported-late', action: always('keep-bounce'), weigh: late },
  { name: 'other-copy', action: byReading, weigh: otherCopy },
  { name: 'flapping', action: always('look-at-reporting'), weigh: flapping },
  { name: 'proxy-only', action: always('hold-and-verify'), weigh: proxyOnly },
];
