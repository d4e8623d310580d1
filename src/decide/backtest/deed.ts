// Sums up what a policy would have done to one address, and which of its real mails would not have been sent.

import type { Decision } from '../../model/decision.ts';
import type { Observation } from '../../model/observation.ts';
import type { Policy } from '../../model/policy.ts';
import type { Replay } from '../replay.ts';
import { isMail, type Life } from './life.ts';

/** The heaviest that was done: `unwanted` is a suppression because the recipient asked for it. */
export const DEEDS = ['nothing', 'held', 'unwanted', 'suppressed'] as const;

export type DeedKind = (typeof DEEDS)[number];

export interface Deed {
  readonly did: DeedKind;
  /** The entry by which it did so first; null: nothing was done. */
  readonly by: Decision | null;
  /** In the order of time. */
  readonly decisions: readonly Decision[];
  /** It stands suppressed when the history ends. */
  readonly atEnd: boolean;
  /** What was observed of messages that would not have been sent. */
  readonly avoided: readonly Observation[];
  /** Of the avoided mails. */
  readonly mails: AvoidedMails;
}

export interface AvoidedMails {
  readonly all: number;
  /** To an address that seems dead, see `Life.deadSince`. */
  readonly dead: number;
  /** Delivered in fact, to somebody who had not asked to be left alone. */
  readonly good: number;
  /** Delivered in fact, after a complaint or an unsubscription. */
  readonly unwanted: number;
}

const NO_MAILS: AvoidedMails = { all: 0, dead: 0, good: 0, unwanted: 0 };

const NO_DEED: Deed = {
  did: 'nothing',
  by: null,
  decisions: [],
  atEnd: false,
  avoided: [],
  mails: NO_MAILS,
};

/** Rules that do what the recipient asked for: no such suppression is wrong, however alive the address is. */
export function wishRules({ rules }: Policy): ReadonlySet<string> {
  const wishes = rules.filter(
    ({ when }) =>
      when.kinds.length > 0 &&
      when.kinds.every((kind) => kind === 'complaint' || kind === 'unsubscribed'),
  );
  return new Set(wishes.map(({ id }) => id));
}

export function deedOf(replay: Replay, wishes: ReadonlySet<string>, life: Life): Deed {
  const { decisions, standings, avoided } = replay;
  const suppressions = decisions.filter(({ action }) => action === 'suppress');
  const wish = suppressions.filter(({ rule }) => wishes.has(rule));
  const by =
    suppressions.find(({ rule }) => !wishes.has(rule)) ??
    suppressions[0] ??
    decisions.find(({ action }) => action === 'hold');
  if (!by) return NO_DEED;
  return {
    did: kindOf(by, wishes),
    by,
    decisions,
    atEnd: standings.some(({ state }) => state === 'suppressed'),
    avoided,
    mails: mailsOf(avoided, wish, life),
  };
}

function kindOf({ action, rule }: Decision, wishes: ReadonlySet<string>): DeedKind {
  if (action === 'hold') return 'held';
  return wishes.has(rule) ? 'unwanted' : 'suppressed';
}

function mailsOf(
  avoided: readonly Observation[],
  wish: readonly Decision[],
  { deadSince }: Life,
): AvoidedMails {
  if (avoided.length === 0) return NO_MAILS;
  const mails = { all: 0, dead: 0, good: 0, unwanted: 0 };
  for (const { kind, sentAt, stream } of avoided) {
    if (!isMail(kind)) continue;
    mails.all++;
    if (deadSince > 0 && sentAt >= deadSince) mails.dead++;
    if (kind !== 'delivered') continue;
    if (wish.some((entry) => isHeldBy(entry, stream, sentAt))) mails.unwanted++;
    else mails.good++;
  }
  return mails;
}

const isHeldBy = (entry: Decision, stream: string, time: number): boolean =>
  (entry.stream === '' || entry.stream === stream) &&
  entry.at <= time &&
  (entry.until === 0 || time < entry.until);

/**
 * When the address was suppressed first at or after `from`, epoch ms: `from` itself where it stood suppressed then, whatever
 * for; 0: never.
 */
export function suppressedSince(decisions: readonly Decision[], from: number): number {
  let since = 0;
  decisions.forEach((entry, at) => {
    if (entry.action !== 'suppress' || endOf(entry, decisions.slice(at + 1)) <= from) return;
    const start = Math.max(entry.at, from);
    if (since === 0 || start < since) since = start;
  });
  return since;
}

/** When a suppression ended: by its term, or by the first later entry that lifts it. */
function endOf(entry: Decision, later: readonly Decision[]): number {
  const term = entry.until === 0 ? Number.POSITIVE_INFINITY : entry.until;
  const lifted = later.find(
    ({ action, stream, at }) =>
      (action === 'release' || action === 'probation') &&
      (stream === '' || stream === entry.stream) &&
      at >= entry.at,
  );
  return Math.min(term, lifted?.at ?? Number.POSITIVE_INFINITY);
}
