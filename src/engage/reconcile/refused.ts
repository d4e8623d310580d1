// Weighs explanations of mails that were refused, and of what else their readers may have had in hand.

import { AT_ONCE, type CaseFacts } from './case-facts.ts';
import {
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
/** Slow filters look at a mail within minutes. */
const SOON: number = 15 * MINUTE;

export function scan(facts: CaseFacts): Weighed | null {
  const { outcome, machines, reading, refusedAt, firstAt, lastAt, copy } = facts;
  if (!isRefused(facts) || machines.length === 0) return null;
  const after = refusedAt > 0 ? lastAt - refusedAt : SOON;
  const count = things(machines.length, 'open or click', 'opens and clicks');
  return sum(
    [true, SOME, `the mail was refused at ${outcome.stage}: ${outcome.reason}`],
    [reading.length === 0, CLEAR, `${count}, all by machines`],
    [after <= AT_ONCE, CLEAR, `all within ${span(after)} of the refusal`],
    [after > SOON, -CLEAR, ''],
    [isOfAddress(facts), SOME, ''],
    [firstAt < refusedAt, SOME, 'the first one came before the refusal'],
    [reading.length > 0, -STRONG, ''],
    [copy !== undefined, -STRONG, ''],
  );
}

export function returned(facts: CaseFacts): Weighed | null {
  const { people, proxies, noticeAt, failedAt, copy, outage, outcome, history } = facts;
  if (!isRefused(facts) && !isBounced(facts)) return null;
  if (failedAt === 0 || people.length === 0) return null;
  const first = people[0]?.event.time ?? 0;
  const isAfter = first >= failedAt;
  return sum(
    [
      isAfter,
      CLEAR,
      `the first one by a person came ${span(first - failedAt)} after the failure was told`,
    ],
    [noticeAt > 0, SOME, `a notice with the mail in it came back at ${at(noticeAt)}`],
    [isRefused(facts), SOME, `nobody could have it in the mailbox: ${outcome.reason}`],
    [history.livedAfter === 0, SOME, ''],
    [history.livedAfter > 0 && isBounced(facts), -CLEAR, ''],
    [proxies.length > 0, -CLEAR, ''],
    [history.bouncedRead > 0, -SOME, ''],
    [!isAfter && isBounced(facts), -STRONG, ''],
    [!isAfter && isRefused(facts), -SOME, ''],
    [copy !== undefined, -STRONG, ''],
    [outage !== undefined, -STRONG, ''],
    [isForwarding(facts), -STRONG, ''],
    [facts.brokeAt > 0, -STRONG, ''],
  );
}

export function outage(facts: CaseFacts): Weighed | null {
  const { outage: incident, reading, history } = facts;
  if (!incident || isAccepted(facts)) return null;
  const near = history.near.length;
  return sum(
    [
      true,
      DECIDES,
      `${incident.receivers.join(', ')} refused ${incident.size} addresses between ${at(incident.start)} and ${at(incident.end)} that took mail before`,
    ],
    [
      near > 0,
      SOME,
      `${things(near, 'other mail', 'other mails')} to the address arrived that week`,
    ],
    [reading.length > 0, SOME, 'a person opened or clicked'],
    [history.livedBefore + history.livedAfter === 0, -CLEAR, ''],
    // Who fails again and again has a reason of his own.
    [history.flaps > 1, -SOME, ''],
    [history.flaps > 2, -STRONG, ''],
    [facts.brokeAt > 0, -STRONG, ''],
  );
}

export function otherCopy(facts: CaseFacts): Weighed | null {
  const { copy, history, reading, touches, outcome, outage: incident } = facts;
  if (!isRefused(facts) || (history.near.length === 0 && !copy)) return null;
  const takenAt = copy?.outcome.acceptedAt ?? 0;
  const isLater = touches.every(({ event }) => event.time >= takenAt - MINUTE);
  return sum(
    [
      copy !== undefined,
      STRONG,
      `the same mail was sent again, and accepted at ${at(takenAt)}, ${span(takenAt - facts.failedAt)} after this one had failed`,
    ],
    [copy !== undefined && isLater, CLEAR, 'everything happened after that'],
    [
      copy === undefined,
      SOME,
      `${things(history.near.length, 'other mail', 'other mails')} to the address arrived within a week of it`,
    ],
    [
      isOfSender(facts),
      SOME,
      `this one was refused for what it is or where it came from: ${outcome.reason}`,
    ],
    [reading.length === 0 && copy === undefined, -STRONG, ''],
    [isOfAddress(facts), -SOME, ''],
    [incident !== undefined, -STRONG, ''],
  );
}

export function proxyOnly(facts: CaseFacts): Weighed | null {
  const { proxies, touches, outcome, copy } = facts;
  if (proxies.length === 0 || proxies.length < touches.length || isAccepted(facts)) return null;
  return sum(
    [
      true,
      CLEAR,
      `only pictures were fetched, ${things(proxies.length, 'time', 'times')}, by the operator of the mail client`,
    ],
    [
      outcome.acceptedAt === 0 && facts.brokeAt === 0,
      CLEAR,
      'no attempt of ours is known to have been accepted',
    ],
    [isBounced(facts), -STRONG, ''],
    [copy !== undefined, -STRONG, ''],
  );
}
