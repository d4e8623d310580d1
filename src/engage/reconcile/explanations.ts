// Weighs each explanation of a case by what speaks for it; one function an explanation, all of one shape.

import type { ExplanationName, ReconcileAction } from '../../model/explanation.ts';
import type { CaseFacts } from './contradiction.ts';
import { at, span, things } from './words.ts';

/** What speaks for or against one explanation, in log-odds; null: it is impossible. */
export interface Weighed {
  readonly weight: number;
  readonly evidence: readonly string[];
}

export interface Candidate {
  readonly name: ExplanationName;
  readonly action: (facts: CaseFacts) => ReconcileAction;
  readonly weigh: (facts: CaseFacts) => Weighed | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Filters look at a mail within minutes. */
const AT_ONCE: number = 15 * MINUTE;
/** Notices of the same delivery come within hours; later ones tell of a later state. */
const LATE: number = 12 * HOUR;

/** By how much a sign of its weight moves the log-odds. */
const DECIDES = 6;
const STRONG = 4;
const CLEAR = 2.5;
const SOME = 1.2;

const always = (action: ReconcileAction) => (): ReconcileAction => action;

/** Adds up what holds. */
function sum(...signs: readonly (readonly [boolean, number, string])[]): Weighed {
  const speaking = signs.filter(([holds]) => holds);
  const sorted = speaking.filter(([, , words]) => words !== '').sort(([, a], [, b]) => b - a);
  return {
    weight: speaking.reduce((total, [, weight]) => total + weight, 0),
    evidence: sorted.map(([, , words]) => words),
  };
}

const ADDRESS: ReadonlySet<string> = new Set(['recipient-address', 'recipient-mailbox']);
const OURS: ReadonlySet<string> = new Set([
  'sender-authentication',
  'sender-reputation',
  'sender-system',
  'message',
]);

const isRefused = ({ outcome }: CaseFacts): boolean =>
  outcome.state === 'failed' || outcome.state === 'not-attempted';

const isBounced = ({ outcome }: CaseFacts): boolean => outcome.state === 'accepted-then-bounced';

const isAccepted = ({ outcome }: CaseFacts): boolean => outcome.state === 'accepted';

const isForwarding = ({ outcome }: CaseFacts): boolean =>
  outcome.fault === 'forwarding' || outcome.hop === 'forwarder' || outcome.forwardedTo !== '';

function scan(facts: CaseFacts): Weighed | null {
  const { outcome, machines, people, refusedAt, firstAt, lastAt } = facts;
  if (!isRefused(facts) || machines.length === 0) return null;
  const isSoon = refusedAt > 0 && lastAt <= refusedAt + AT_ONCE;
  return sum(
    [true, SOME, `the mail was refused at ${outcome.stage}: ${outcome.reason}`],
    [
      people.length === 0,
      CLEAR,
      `${things(machines.length, 'open or click', 'opens and clicks')}, all by machines`,
    ],
    [isSoon, CLEAR, `all within ${span(Math.abs(lastAt - refusedAt))} of the refusal`],
    [ADDRESS.has(outcome.fault), SOME, ''],
    [firstAt < refusedAt, CLEAR, 'the first one came before the refusal'],
    [people.length > 0, -STRONG, ''],
  );
}

function hold(facts: CaseFacts): Weighed | null {
  const { heldAt, heldUntil, machines, people, outcome, all } = facts;
  if (heldAt === 0) return null;
  const within = [...machines, ...people].filter(
    ({ event }) => event.time >= heldAt - MINUTE && event.time <= heldUntil,
  );
  return sum(
    [
      within.length > 0,
      STRONG,
      `${within.length} of ${things(all.count, 'open or click', 'opens and clicks')} between ${at(heldAt)}, when the filter put the mail off after it had all of it, and ${at(heldUntil)}`,
    ],
    [isAccepted(facts), SOME, `then it was accepted, at ${at(outcome.acceptedAt)}`],
    [within.length === 0, -SOME, ''],
    [isForwarding(facts), -STRONG, ''],
  );
}

function deferred(facts: CaseFacts): Weighed | null {
  const { deferrals, outcome, people, firstAt, heldAt } = facts;
  if (!isAccepted(facts) || deferrals === 0) return null;
  const after = firstAt >= outcome.acceptedAt;
  return sum(
    [
      true,
      SOME,
      `put off ${things(deferrals, 'time', 'times')}, accepted at ${at(outcome.acceptedAt)}`,
    ],
    [outcome.greylisted, SOME, 'the words are those of greylisting'],
    [after, CLEAR, 'everything happened after the acceptance'],
    [after && people.length > 0, SOME, ''],
    [!after && heldAt > 0, -CLEAR, ''],
  );
}

function unseen(facts: CaseFacts): Weighed | null {
  const { brokeAt, people, proxies, outcome, firstAt } = facts;
  if (brokeAt === 0 && outcome.state !== 'unknown') return null;
  const since = brokeAt || outcome.firstAt;
  return sum(
    [true, STRONG, `the connection broke at ${at(since)}, after the whole mail had been sent`],
    [firstAt >= since, SOME, `the first open or click came ${span(firstAt - since)} later`],
    [people.length > 0 || proxies.length > 0, SOME, 'a person or a mail client had the mail'],
    [isAccepted(facts), -CLEAR, ''],
  );
}

function gateway(facts: CaseFacts): Weighed | null {
  const { outcome, machines, people, noticeAt, lastAt } = facts;
  if (!isBounced(facts) || isForwarding(facts)) return null;
  const bouncedAt = outcome.failedAt || noticeAt;
  return sum(
    [
      true,
      SOME,
      `accepted at ${at(outcome.acceptedAt)}, bounced ${span(bouncedAt - outcome.acceptedAt)} later: ${outcome.reason}`,
    ],
    [bouncedAt - outcome.acceptedAt < LATE, SOME, ''],
    [
      machines.length > 0 && people.length === 0,
      STRONG,
      `${things(machines.length, 'open or click', 'opens and clicks')}, all by machines`,
    ],
    [lastAt <= bouncedAt + AT_ONCE, SOME, 'all of them about the time of the acceptance'],
    [ADDRESS.has(outcome.fault), SOME, ''],
    [people.length > 0, -CLEAR, ''],
  );
}

function forwardLeg(facts: CaseFacts): Weighed | null {
  const { outcome, people } = facts;
  if (!isForwarding(facts)) return null;
  const target = outcome.forwardedTo;
  return sum(
    [
      true,
      STRONG,
      target
        ? `the mail was forwarded to ${target}, which refused it: ${outcome.reason}`
        : `the next system behind the mailbox refused: ${outcome.reason}`,
    ],
    [
      outcome.acceptedAt > 0,
      SOME,
      `the subscriber's own system had accepted it at ${at(outcome.acceptedAt)}`,
    ],
    [people.length > 0, SOME, 'a person read it in the mailbox'],
  );
}

function returned(facts: CaseFacts): Weighed | null {
  const { people, noticeAt, refusedAt, firstAt, othersDelivered, outage, outcome } = facts;
  if (!isRefused(facts) && !isBounced(facts)) return null;
  const backAt = noticeAt || refusedAt;
  if (backAt === 0 || people.length === 0) return null;
  const isAfter = people.every(({ event }) => event.time >= backAt);
  return sum(
    [
      isAfter,
      CLEAR,
      `the first one by a person came ${span((people[0]?.event.time ?? 0) - backAt)} after the notice had gone back`,
    ],
    [noticeAt > 0, SOME, `a notice with the mail in it came back at ${at(noticeAt)}`],
    [ADDRESS.has(outcome.fault), SOME, `nobody could have it in the mailbox: ${outcome.reason}`],
    [!isAfter, -STRONG, ''],
    [isBounced(facts) && firstAt < backAt, -SOME, ''],
    [othersDelivered.length > 0, -CLEAR, ''],
    [outage !== undefined, -STRONG, ''],
    [isForwarding(facts), -STRONG, ''],
    [facts.brokeAt > 0, -STRONG, ''],
  );
}

function outage(facts: CaseFacts): Weighed | null {
  const { outage: incident, people, othersDelivered } = facts;
  if (!incident) return null;
  return sum(
    [
      true,
      DECIDES,
      `${incident.receivers.join(', ')} refused ${incident.size} addresses between ${at(incident.start)} and ${at(incident.end)} that took mail before`,
    ],
    [
      othersDelivered.length > 0,
      SOME,
      `${things(othersDelivered.length, 'other mail', 'other mails')} to the address arrived that week`,
    ],
    [people.length > 0, SOME, 'a person opened or clicked'],
  );
}

function misclassified(facts: CaseFacts): Weighed | null {
  const { mislabelled, people, outcome } = facts;
  if (!mislabelled) return null;
  return sum(
    [true, STRONG, mislabelled.disagreement?.words ?? ''],
    [isAccepted(facts), SOME, `it was delivered at ${at(outcome.acceptedAt)}`],
    [people.length > 0, SOME, 'a person opened or clicked'],
    [ADDRESS.has(outcome.fault) && outcome.addressPermanence === 'dead', -STRONG, ''],
  );
}

function foreign(facts: CaseFacts): Weighed | null {
  const { foreignNotice, outcome } = facts;
  if (!foreignNotice) return null;
  const why =
    foreignNotice.ownershipWhy || `the token of its return path is ${foreignNotice.token}`;
  return sum(
    [true, DECIDES, `a notice of ${at(foreignNotice.time)} is not about this mail: ${why}`],
    [isAccepted(facts), SOME, `the mail itself was accepted at ${at(outcome.acceptedAt)}`],
  );
}

function late(facts: CaseFacts): Weighed | null {
  const { outcome, people, noticeAt } = facts;
  if (!isBounced(facts) || isForwarding(facts)) return null;
  const bouncedAt = outcome.failedAt || noticeAt;
  const before = people.filter(({ event }) => event.time < bouncedAt);
  const after = bouncedAt - outcome.acceptedAt;
  return sum(
    [after >= LATE, CLEAR, `the bounce came ${span(after)} after the acceptance`],
    [
      before.length > 0,
      CLEAR,
      `a person had opened or clicked ${span(bouncedAt - (before[0]?.event.time ?? 0))} before it`,
    ],
    [after < LATE, -SOME, ''],
    [before.length === 0, -CLEAR, ''],
  );
}

function otherCopy(facts: CaseFacts): Weighed | null {
  const { othersDelivered, sameCampaignDelivered, people, outcome, outage: incident } = facts;
  if (isAccepted(facts) || people.length === 0 || othersDelivered.length === 0) return null;
  return sum(
    [
      true,
      SOME,
      `${things(othersDelivered.length, 'other mail', 'other mails')} to the address arrived within a week of it`,
    ],
    [sameCampaignDelivered, STRONG, 'one of them of the same campaign'],
    [
      OURS.has(outcome.fault),
      CLEAR,
      `this one was refused for what it is or where it came from: ${outcome.reason}`,
    ],
    [ADDRESS.has(outcome.fault), -SOME, ''],
    [incident !== undefined, -STRONG, ''],
    [isForwarding(facts), -STRONG, ''],
  );
}

const MANY_FLAPS = 3;

function flapping(facts: CaseFacts): Weighed | null {
  const { flaps } = facts;
  if (flaps < 2) return null;
  return sum(
    [
      true,
      CLEAR,
      `the address failed for good ${things(flaps, 'time', 'times')}, and took mail in between`,
    ],
    [flaps >= MANY_FLAPS, STRONG, ''],
    [facts.outage !== undefined, -STRONG, ''],
    [isForwarding(facts), -CLEAR, ''],
  );
}

function proxyOnly(facts: CaseFacts): Weighed | null {
  const { proxies, all, outcome } = facts;
  if (proxies.length === 0 || proxies.length < all.count || isAccepted(facts)) return null;
  return sum(
    [
      true,
      STRONG,
      `only pictures were fetched, ${things(proxies.length, 'time', 'times')}, by the operator of the mail client`,
    ],
    [
      outcome.acceptedAt === 0 && facts.brokeAt === 0,
      SOME,
      'no attempt of ours is known to have been accepted',
    ],
  );
}

const byPeople = ({ people }: CaseFacts): ReconcileAction =>
  people.length > 0 ? 'reverse-bounce' : 'hold-and-verify';

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
  { name: 'misclassified', action: byPeople, weigh: misclassified },
  { name: 'forged-or-late-bounce', action: always('reverse-bounce'), weigh: foreign },
  { name: 'reported-late', action: always('keep-bounce'), weigh: late },
  { name: 'other-copy', action: byPeople, weigh: otherCopy },
  { name: 'flapping', action: always('look-at-reporting'), weigh: flapping },
  { name: 'proxy-only', action: always('hold-and-verify'), weigh: proxyOnly },
];
