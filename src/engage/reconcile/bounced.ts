// Weighs explanations of mails that were accepted, and bounced or seemed to bounce later.

import type { TokenState } from '../../model/judged-event.ts';
import { type CaseFacts, isMild } from './case-facts.ts';
import {
  asksFirst,
  asksLater,
  CLEAR,
  DECIDES,
  isAccepted,
  isBounced,
  isForwarding,
  isOfAddress,
  isOfSender,
  isRefused,
  SOME,
  STRONG,
  sum,
  type Weighed,
} from './signs.ts';
import { at, span, things } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT_ONCE: number = 15 * MINUTE;
/** Notices of the same delivery come within hours; later ones tell of a later state. */
const LATE: number = 6 * HOUR;

export function gateway(facts: CaseFacts): Weighed | null {
  const { outcome, machines, reading, failedAt, lastAt, history, domain } = facts;
  if (!isBounced(facts) || isForwarding(facts)) return null;
  const after = failedAt - outcome.acceptedAt;
  const count = things(machines.length, 'open or click', 'opens and clicks');
  return sum(
    [
      true,
      SOME,
      `accepted at ${at(outcome.acceptedAt)}, bounced ${span(after)} later: ${outcome.reason}`,
    ],
    [machines.length > 0 && reading.length === 0, CLEAR, `${count}, all by machines`],
    [lastAt <= failedAt + AT_ONCE, SOME, 'all of them about the time of the acceptance'],
    [
      history.bounced > 0 && history.livedAfter === 0,
      CLEAR,
      `${things(history.bounced, 'other mail', 'other mails')} to the address bounced in the same way`,
    ],
    [history.livedAfter > 0, -CLEAR, ''],
    [history.bouncedRead > 0, -STRONG, ''],
    [history.flaps > 1, -CLEAR, ''],
    [history.flaps > 2, -CLEAR, ''],
    [
      asksLater(facts) && isOfAddress(facts),
      CLEAR,
      `its domain accepts mail for anybody: ${things(domain.bounced, 'mail', 'mails')} to other addresses bounced later, ${domain.refused} were refused at once`,
    ],
    [asksFirst(facts), -STRONG, ''],
    [!isOfAddress(facts), -STRONG, ''],
    [after >= LATE, -CLEAR, ''],
    [reading.length > 0, -STRONG, ''],
  );
}

export function forwardLeg(facts: CaseFacts): Weighed | null {
  const { outcome, reading, target, history, domain } = facts;
  if (!isBounced(facts) && !isForwarding(facts)) return null;
  const words = target
    ? `the mail was forwarded to ${target}, which refused it: ${outcome.reason}`
    : `the next system behind the mailbox refused: ${outcome.reason}`;
  return sum(
    [isForwarding(facts), DECIDES, words],
    [
      !isForwarding(facts) && isOfSender(facts),
      STRONG,
      `it was accepted, and refused later for where it came from or what it is, as happens when it is passed on: ${outcome.reason}`,
    ],
    [
      !isForwarding(facts) && isOfAddress(facts) && asksFirst(facts),
      CLEAR,
      `its domain refuses unknown addresses at once (${things(domain.refused, 'mail', 'mails')}): what bounces later was refused behind the mailbox`,
    ],
    [asksLater(facts) && !isForwarding(facts) && isOfAddress(facts), -SOME, ''],
    [
      outcome.acceptedAt > 0,
      SOME,
      `the subscriber's own system had accepted it at ${at(outcome.acceptedAt)}`,
    ],
    [reading.length > 0, SOME, 'a person or a mail client has it in the mailbox'],
    [
      history.bouncedRead > 0 && history.livedAfter === 0,
      CLEAR,
      `other mails to the address bounced too (${history.bounced}), and somebody read ${history.bouncedRead} of them afterwards`,
    ],
    [history.livedAfter > 0, isForwarding(facts) ? -SOME : -CLEAR, ''],
    [!isForwarding(facts) && history.flaps > 1, -CLEAR, ''],
    [!isForwarding(facts) && facts.outage !== undefined, -CLEAR, ''],
  );
}

export function late(facts: CaseFacts): Weighed | null {
  const { outcome, reading, failedAt, history } = facts;
  if (!isBounced(facts) || isForwarding(facts)) return null;
  const before = reading.filter(({ event }) => event.time < failedAt);
  const after = failedAt - outcome.acceptedAt;
  const first = before[0]?.event.time ?? 0;
  return sum(
    [after >= LATE, CLEAR, `the bounce came ${span(after)} after the acceptance`],
    [
      before.length > 0,
      CLEAR,
      `somebody had opened or clicked ${span(failedAt - first)} before it`,
    ],
    [
      history.livedAfter === 0 && history.livedBefore > 0,
      CLEAR,
      `until then the address took mail (${history.livedBefore}), since then it did not`,
    ],
    [isOfAddress(facts), SOME, ''],
    [!isOfAddress(facts), -CLEAR, ''],
    [history.livedAfter > 0, -STRONG, ''],
    [after < LATE, -SOME, ''],
    [before.length === 0, -SOME, ''],
    [history.flaps > 1, -CLEAR, ''],
  );
}

export function misclassified(facts: CaseFacts): Weighed | null {
  const { mislabelled, reading, outcome, history } = facts;
  if (!mislabelled) return null;
  return sum(
    [true, STRONG, mislabelled.disagreement?.words ?? ''],
    [outcome.acceptedAt > 0, CLEAR, `it was accepted at ${at(outcome.acceptedAt)}`],
    [outcome.acceptedAt === 0 && isMild(mislabelled), -CLEAR, ''],
    [reading.length > 0, SOME, 'a person or a mail client has it in the mailbox'],
    [history.livedAfter > 0, SOME, `the address took mail later (${history.livedAfter})`],
  );
}

const TOKENS: Readonly<Record<TokenState, string>> = {
  none: 'nothing shows that it is ours',
  valid: 'nothing shows that it is ours',
  expired: 'its return path had run out before it came',
  forged: 'we never gave out its return path',
  replayed: 'its return path was used too often',
  'other-key': 'its return path was signed with a key that is none of ours',
};

export function foreign(facts: CaseFacts): Weighed | null {
  const { foreignNotice, outcome, history } = facts;
  if (!foreignNotice) return null;
  const why = foreignNotice.ownershipWhy || TOKENS[foreignNotice.token];
  return sum(
    [true, STRONG, `a notice of ${at(foreignNotice.time)} is not about this mail: ${why}`],
    // A key that was taken out of the settings too early gives the same picture.
    [foreignNotice.token !== 'other-key', CLEAR, ''],
    [history.livedAfter > 0, CLEAR, `the address took mail later (${history.livedAfter})`],
    [outcome.acceptedAt > 0, SOME, `the mail itself was accepted at ${at(outcome.acceptedAt)}`],
    [!isAccepted(facts) && !isBounced(facts), -CLEAR, ''],
  );
}

const MANY_FLAPS = 3;

export function flapping(facts: CaseFacts): Weighed | null {
  const { history, outage, reading } = facts;
  const { flaps, livedAfter } = history;
  if (isAccepted(facts) || !isOfAddress(facts) || (flaps < 2 && livedAfter === 0)) return null;
  return sum(
    [
      flaps >= 2,
      STRONG,
      `the address failed for good ${things(flaps, 'time', 'times')}, and took mail in between`,
    ],
    [flaps >= MANY_FLAPS, CLEAR, ''],
    [livedAfter > 0, CLEAR, `it took mail again afterwards (${livedAfter})`],
    [reading.length > 0, SOME, ''],
    [isRefused(facts) && flaps < MANY_FLAPS, -STRONG, ''],
    [facts.foreignNotice !== undefined, -STRONG, ''],
    [outage !== undefined, flaps < MANY_FLAPS ? -STRONG : -SOME, ''],
    [isForwarding(facts), -STRONG, ''],
    [facts.brokeAt > 0, -STRONG, ''],
  );
}
