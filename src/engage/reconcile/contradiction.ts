// Sums up what speaks in a case of failure and engagement: attempts, notices, touches, what else is known of the address.

import type { Incident } from '../../model/incident.ts';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Touch } from '../../model/touch.ts';

/** One message to one recipient that failed, or seemed to, and was opened or clicked. */
export interface Contradiction {
  readonly outcome: Outcome;
  /** Of this message and recipient, with notices that are not ours, in the order of time. */
  readonly events: readonly JudgedEvent[];
  /** In the order of time. */
  readonly touches: readonly Touch[];
  /** Incidents that cover the failure. */
  readonly incidents: readonly Incident[];
  /** What became of other messages to the same address, in the order of time. */
  readonly others: readonly Outcome[];
  readonly campaign: string;
  readonly otherCampaigns: readonly string[];
}

/** What the explanations look at. Times in epoch ms, 0: did not happen. */
export interface CaseFacts {
  readonly outcome: Outcome;
  readonly clicks: Counted;
  readonly all: Counted;
  /** Touches by a person, surely enough. */
  readonly people: readonly Touch[];
  readonly machines: readonly Touch[];
  readonly proxies: readonly Touch[];
  readonly firstAt: number;
  readonly lastAt: number;
  /** Refused or given up by our own system. */
  readonly refusedAt: number;
  /** First put off after the data were sent; until when it was put off. */
  readonly heldAt: number;
  readonly heldUntil: number;
  readonly deferrals: number;
  /** First time that the connection broke after the final dot. */
  readonly brokeAt: number;
  /** First notice of failure that is ours. */
  readonly noticeAt: number;
  /** A notice that is not about this mail, with why. */
  readonly foreignNotice: JudgedEvent | undefined;
  /** A final failure by the label of its system that its words do not bear out. */
  readonly mislabelled: JudgedEvent | undefined;
  readonly outage: Incident | undefined;
  readonly othersDelivered: readonly Outcome[];
  readonly sameCampaignDelivered: boolean;
  /** Failures for good of the address, this one among them, between which there was life. */
  readonly flaps: number;
}

interface Counted {
  readonly count: number;
  readonly byPeople: number;
  readonly byMachines: number;
}

/** From here on a touch is taken for a person's, up to there for a machine's. */
const PERSON = 0.6;
const MACHINE = 0.4;
/** Other mails so close to this one may be what was really clicked. */
export const NEAR: number = 7 * 86_400_000;

export function factsOf(given: Contradiction): CaseFacts {
  const { outcome, events, touches } = given;
  const held = events.filter(isHold);
  const near = nearBy(given);
  return {
    outcome,
    clicks: counted(touches.filter(({ event }) => event.type === 'clicked')),
    all: counted(touches),
    people: touches.filter(isPerson),
    machines: touches.filter(isMachine),
    proxies: touches.filter(({ verdict }) => verdict === 'proxy'),
    firstAt: touches[0]?.event.time ?? 0,
    lastAt: touches.at(-1)?.event.time ?? 0,
    refusedAt: timeOf(events.find(isRefusal)),
    heldAt: timeOf(held[0]),
    heldUntil: outcome.acceptedAt || timeOf(events.find((one) => isRefusal(one))) || outcome.lastAt,
    deferrals: events.filter(({ type }) => type === 'deferred').length,
    brokeAt: timeOf(events.find(isBroken)),
    noticeAt: timeOf(events.find((one) => one.type === 'notice-failed' && !isForeign(one))),
    foreignNotice: events.find((one) => one.type.startsWith('notice-') && isForeign(one)),
    mislabelled: events.find(isMislabelled),
    outage: given.incidents.find(({ kind }) => kind === 'provider-outage'),
    othersDelivered: near,
    sameCampaignDelivered: given.campaign !== '' && given.otherCampaigns.includes(given.campaign),
    flaps: flapsOf(given),
  };
}

const timeOf = (event: JudgedEvent | undefined): number => event?.time ?? 0;

const isPerson = ({ verdict, human }: Touch): boolean => verdict === 'human' || human >= PERSON;

const isMachine = ({ verdict, human }: Touch): boolean =>
  verdict === 'machine' || (verdict === 'unknown' && human <= MACHINE);

const counted = (touches: readonly Touch[]): Counted => ({
  count: touches.length,
  byPeople: touches.filter(isPerson).length,
  byMachines: touches.filter(isMachine).length,
});

const isRefusal = ({ type }: JudgedEvent): boolean => type === 'failed' || type === 'expired';

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

const LATE_TOKENS: ReadonlySet<string> = new Set(['expired', 'forged', 'replayed']);

const isForeign = ({ ownership, token }: JudgedEvent): boolean =>
  ownership === 'not-ours' || LATE_TOKENS.has(token);

const isMislabelled = ({ disagreement, label }: JudgedEvent): boolean =>
  disagreement !== null && label?.permanent === true;

const isDelivered = ({ state }: Outcome): boolean => state === 'accepted';

const nearBy = ({ outcome, others }: Contradiction): Outcome[] =>
  others.filter((other) => isDelivered(other) && Math.abs(other.firstAt - outcome.firstAt) <= NEAR);

const ADDRESS_FAULTS: ReadonlySet<string> = new Set(['recipient-address', 'recipient-mailbox']);

const isFinal = ({ state, fault, addressPermanence }: Outcome): boolean =>
  (state === 'failed' || state === 'accepted-then-bounced') &&
  ADDRESS_FAULTS.has(fault) &&
  addressPermanence === 'dead';

/** How often the address died after it had lived. */
function flapsOf({ outcome, others }: Contradiction): number {
  const all = [...others, outcome].sort((a, b) => a.firstAt - b.firstAt);
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
