// Sums up what speaks in a case of failure and engagement: attempts, notices, touches, what else is known of the address.

import type { Incident } from '../../model/incident.ts';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Touch } from '../../model/touch.ts';
import {
  type Contradiction,
  type DomainHabits,
  isDeliveryTold,
  type OtherMail,
} from './contradiction.ts';
import { type History, historyOf } from './history.ts';

/** What the explanations look at. Times in epoch ms, 0: did not happen. */
export interface CaseFacts {
  readonly outcome: Outcome;
  readonly touches: readonly Touch[];
  /** By a person rather than not. */
  readonly people: readonly Touch[];
  readonly machines: readonly Touch[];
  readonly proxies: readonly Touch[];
  /** By people or the operators of their mail clients: somebody has the mail. */
  readonly reading: readonly Touch[];
  readonly firstAt: number;
  readonly lastAt: number;
  /** Refused or given up by our own system. */
  readonly refusedAt: number;
  /** When the failure was told: the notice of a mail that had been accepted, else the refusal. */
  readonly failedAt: number;
  /** First put off after the data were sent; until when it was put off. */
  readonly heldAt: number;
  readonly heldUntil: number;
  readonly deferrals: number;
  /** A system told that it was delivered. */
  readonly isDeliveryTold: boolean;
  /** First time that the connection broke after the final dot. */
  readonly brokeAt: number;
  /** First notice of failure that is ours. */
  readonly noticeAt: number;
  /** A notice that is not about this mail, or much too old. */
  readonly foreignNotice: JudgedEvent | undefined;
  /** A final failure by the label of its system that its words do not bear out. */
  readonly mislabelled: JudgedEvent | undefined;
  readonly outage: Incident | undefined;
  /** Another address that the refusal speaks of; `''`: none. */
  readonly target: string;
  /** The same mail, sent once more after this one had failed, and accepted. */
  readonly copy: OtherMail | undefined;
  readonly history: History;
  /** Of other addresses at the same domain that do not exist, how many were refused at once, how many bounced later. */
  readonly domain: DomainHabits;
}

/** From here on a touch is rather a person's, up to there rather a machine's. */
const PERSON = 0.5;
const MACHINE = 0.4;
/** Filters that ask before the mailbox is looked up ask within seconds; nobody reads a notice so fast. */
export const AT_ONCE: number = 2 * 60_000;

export function factsOf(given: Contradiction): CaseFacts {
  const { outcome, events, touches } = given;
  const held = events.filter(isHold);
  const refusedAt = timeOf(events.find(isRefusal));
  const noticeAt = timeOf(events.find(isOwnNotice));
  const failedAt =
    (outcome.state === 'accepted-then-bounced' && outcome.failedAt) ||
    refusedAt ||
    noticeAt ||
    outcome.failedAt;
  const { isPerson, isMachine } = readersOf(failedAt);
  const history = historyOf(given);
  const isRefused = outcome.state === 'failed';
  return {
    outcome,
    touches,
    people: touches.filter(isPerson),
    machines: touches.filter(isMachine),
    proxies: touches.filter(isProxy),
    reading: touches.filter((touch) => isPerson(touch) || isProxy(touch)),
    firstAt: touches[0]?.event.time ?? 0,
    lastAt: touches.at(-1)?.event.time ?? 0,
    refusedAt,
    failedAt,
    heldAt: timeOf(held[0]),
    heldUntil: outcome.acceptedAt || refusedAt || outcome.lastAt,
    deferrals: events.filter(({ type }) => type === 'deferred').length,
    isDeliveryTold: isDeliveryTold(events),
    brokeAt: timeOf(events.find(isBroken)),
    noticeAt,
    foreignNotice: events.find((one) => isNotice(one) && isForeign(one)),
    mislabelled: events.find(isMislabelled),
    outage: given.incidents.find(({ kind }) => kind === 'provider-outage'),
    target: outcome.forwardedTo || targetIn(events, outcome),
    copy: copyOf(given, failedAt),
    history,
    domain: {
      refused: Math.max(0, given.domain.refused - history.refused - (isRefused ? 1 : 0)),
      bounced: Math.max(0, given.domain.bounced - history.bounced - (isRefused ? 0 : 1)),
    },
  };
}

const timeOf = (event: JudgedEvent | undefined): number => event?.time ?? 0;

/** Who touched, once it is known when the failure was told. */
interface Readers {
  readonly isPerson: (touch: Touch) => boolean;
  readonly isMachine: (touch: Touch) => boolean;
}

function readersOf(failedAt: number): Readers {
  const isLater = ({ event }: Touch): boolean => event.time > failedAt + AT_ONCE;
  const isByStage = (touch: Touch): boolean => isLater(touch) && isHumanButForStage(touch);
  return {
    isPerson: (touch) =>
      touch.verdict === 'human' ||
      (touch.verdict === 'unknown' && touch.human > PERSON) ||
      isByStage(touch),
    isMachine: (touch) =>
      !isByStage(touch) &&
      (touch.verdict === 'machine' || (touch.verdict === 'unknown' && touch.human <= MACHINE)),
  };
}

/** What becomes of a mail speaks for a machine, too: here that is what is to be explained. */
const OF_STAGE: ReadonlySet<string> = new Set(['behaviour/refused-unseen', 'behaviour/no-mailbox']);

/** A machine's only because of where the mail stopped; what it did itself speaks for a person. */
function isHumanButForStage({ verdict, signals }: Touch): boolean {
  if (verdict === 'human' || verdict === 'proxy') return false;
  const itself = signals.filter(({ id }) => !OF_STAGE.has(id));
  return itself.length < signals.length && itself.reduce((sum, { weight }) => sum + weight, 0) < 0;
}

const isProxy = ({ verdict }: Touch): boolean => verdict === 'proxy';

const isNotice = ({ type }: JudgedEvent): boolean => type.startsWith('notice-');

const isRefusal = ({ type }: JudgedEvent): boolean => type === 'failed' || type === 'expired';

const isOwnNotice = (event: JudgedEvent): boolean =>
  event.type === 'notice-failed' && !isForeign(event);

const AFTER_DATA: ReadonlySet<string> = new Set(['data', 'eod']);

const isHold = (event: JudgedEvent): boolean =>
  event.type === 'deferred' && AFTER_DATA.has(stageOf(event)) && !isBroken(event);

const stageOf = ({ stage, verdict }: JudgedEvent): string =>
  stage === 'unknown' ? (verdict?.stage ?? stage) : stage;

/** The other side had the whole mail, and said nothing more. */
const isBroken = (event: JudgedEvent): boolean =>
  (event.type === 'deferred' || event.type === 'failed') &&
  stageOf(event) === 'eod' &&
  event.verdict?.reason === 'connection-failed';

const FOREIGN_TOKENS: ReadonlySet<string> = new Set(['expired', 'forged', 'replayed', 'other-key']);

const isForeign = ({ ownership, token }: JudgedEvent): boolean =>
  ownership === 'not-ours' || FOREIGN_TOKENS.has(token);

/** Called final, and the words promise another attempt; or called a fault of the address, and the words know of none. */
function isMislabelled(event: JudgedEvent): boolean {
  const { disagreement, label, verdict, type } = event;
  if (type === 'deferred' || disagreement === null || label?.permanent !== true) return false;
  if (isMild(event)) return true;
  const { reasons } = label;
  if (verdict === null || reasons.includes(verdict.reason)) return false;
  return reasons.includes('user-unknown') && verdict.permanence.address !== 'dead';
}

/** RFC 5321 §4.2.1: a 4xx is no end. */
export const isMild = ({ status, replyCode, reply }: JudgedEvent): boolean =>
  (replyCode || status || reply).startsWith('4');

const DAY = 86_400_000;
/** A mail that was sent again is sent soon. */
const SOON: number = 3 * DAY;

function copyOf(
  { others, campaign, subject }: Contradiction,
  failedAt: number,
): OtherMail | undefined {
  return others.find(
    (other) =>
      other.outcome.state === 'accepted' &&
      other.outcome.firstAt >= failedAt &&
      other.outcome.firstAt - failedAt <= SOON &&
      (campaign === '' ? subject !== '' && other.subject === subject : other.campaign === campaign),
  );
}

const ADDRESS = /<([^\s<>@]{1,64}@[^\s<>@]{1,255})>/g;
const MOST_WORDS = 1000;

/** Who forwards is answered with the address that he forwards to. */
function targetIn(events: readonly JudgedEvent[], { recipient }: Outcome): string {
  for (const { type, reply, sender } of events) {
    if (type !== 'notice-failed') continue;
    for (const [, found = ''] of reply.slice(0, MOST_WORDS).matchAll(ADDRESS)) {
      const address = found.toLowerCase();
      if (address !== recipient && address !== sender.toLowerCase()) return address;
    }
  }
  return '';
}
