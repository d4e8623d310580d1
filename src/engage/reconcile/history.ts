// Sums up what became of the other mails to an address, before and after the one that is asked about.

import type { Outcome } from '../../model/outcome.ts';
import type { Contradiction, OtherMail } from './contradiction.ts';

export interface History {
  /** Accepted, and nothing came back: before this mail was sent, and after. */
  readonly livedBefore: number;
  readonly livedAfter: number;
  /** Bounced for good after they had been accepted. */
  readonly bounced: number;
  /** Those of them that somebody read afterwards. */
  readonly bouncedRead: number;
  /** Refused for good because of the address. */
  readonly refused: number;
  /** Accepted ones within a week of this one. */
  readonly near: readonly OtherMail[];
  /** Failures for good of the address, this one among them, between which there was life. */
  readonly flaps: number;
}

const NEAR: number = 7 * 86_400_000;

export function historyOf({ outcome, others }: Contradiction): History {
  const lived = others.filter(({ outcome: other }) => isDelivered(other));
  return {
    livedBefore: lived.filter((other) => other.outcome.firstAt < outcome.firstAt).length,
    livedAfter: lived.filter((other) => other.outcome.firstAt > outcome.firstAt).length,
    bounced: others.filter((other) => other.outcome.state === 'accepted-then-bounced').length,
    bouncedRead: others.filter(
      (other) => other.outcome.state === 'accepted-then-bounced' && other.readAt > 0,
    ).length,
    refused: others.filter(({ outcome: other }) => other.state === 'failed' && isFinal(other))
      .length,
    near: lived.filter((other) => Math.abs(other.outcome.firstAt - outcome.firstAt) <= NEAR),
    flaps: flapsOf(outcome, others),
  };
}

const isDelivered = ({ state }: Outcome): boolean => state === 'accepted';

const ADDRESS_FAULTS: ReadonlySet<string> = new Set(['recipient-address', 'recipient-mailbox']);

/** By what was said of it, the address is done with. */
export const isFinal = ({ state, fault, addressPermanence }: Outcome): boolean =>
  (state === 'failed' || state === 'accepted-then-bounced') &&
  ADDRESS_FAULTS.has(fault) &&
  addressPermanence === 'dead';

/** How often the address died after it had lived. */
function flapsOf(outcome: Outcome, others: readonly OtherMail[]): number {
  const all = [...others.map((other) => other.outcome), outcome];
  all.sort((a, b) => a.firstAt - b.firstAt);
  let flaps = 0;
  let isAlive = true;
  for (const one of all) {
    if (isDelivered(one)) isAlive = true;
    else if (isFinal(one) && isAlive) {
      flaps++;
      isAlive = false;
    }
  }
  return flaps;
}
