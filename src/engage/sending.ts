// Sums up how one mail was sent, as far as it tells who may have seen its links when.

import type { JudgedEvent } from '../model/judged-event.ts';
import type { Stage } from '../model/stage.ts';

/** Times in epoch ms, 0: did not happen. */
export interface Sending {
  /** When the receiver had the mail for sure or perhaps: accepted, or the connection broke after the final dot. */
  readonly arrivedAt: number;
  /** Put off after the data were sent, until the next attempt (0: none known). */
  readonly holds: readonly Hold[];
  /** Refused for good without having been accepted. */
  readonly refusedAt: number;
  /** Whether that was before the mail itself was sent. */
  readonly isRefusedUnseen: boolean;
  /** First told that there is no such mailbox. */
  readonly noMailboxAt: number;
  /** The host that answered last. */
  readonly host: string;
}

export interface Hold {
  readonly from: number;
  readonly to: number;
}

/** Before these the receiver has not seen the mail. */
const UNSEEN: ReadonlySet<Stage> = new Set<Stage>([
  'dns',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'auth',
  'mail',
  'rcpt',
]);
const AFTER_DATA: ReadonlySet<Stage> = new Set<Stage>(['data', 'eod']);

type Growing = { -readonly [Key in keyof Sending]: Sending[Key] };

/** @param events of one message and recipient, in the order of time. */
export function sendingOf(events: readonly JudgedEvent[]): Sending {
  const found: Growing = {
    arrivedAt: 0,
    holds: [],
    refusedAt: 0,
    isRefusedUnseen: false,
    noMailboxAt: 0,
    host: '',
  };
  let heldAt = 0;
  for (const event of events) {
    if (!found.noMailboxAt && saysNoMailbox(event)) found.noMailboxAt = event.time;
    if (!ATTEMPTS.has(event.type)) continue;
    if (heldAt > 0) found.holds = [...found.holds, { from: heldAt, to: event.time }];
    heldAt = isHold(event) ? event.time : 0;
    addAttempt(found, event);
  }
  if (heldAt > 0) found.holds = [...found.holds, { from: heldAt, to: 0 }];
  return found;
}

const ATTEMPTS: ReadonlySet<string> = new Set(['deferred', 'failed', 'expired', 'delivered']);

function addAttempt(found: Growing, event: JudgedEvent): void {
  if (event.host !== '') found.host = event.host;
  if (event.type === 'delivered' || isCut(event)) found.arrivedAt ||= event.time;
  else if (event.type === 'failed' || event.type === 'expired') {
    found.refusedAt ||= event.time;
    found.isRefusedUnseen = UNSEEN.has(stageOf(event));
  }
}

const isHold = (event: JudgedEvent): boolean =>
  event.type === 'deferred' && AFTER_DATA.has(stageOf(event)) && !isCut(event);

/** What the system tells; else what the words let conclude. */
const stageOf = ({ stage, verdict }: JudgedEvent): Stage =>
  stage === 'unknown' ? (verdict?.stage ?? 'unknown') : stage;

/** The final dot was sent, and no answer to it came: the mail may have been taken. */
const isCut = (event: JudgedEvent): boolean =>
  event.replyCode === '' &&
  stageOf(event) === 'eod' &&
  event.verdict?.reason === 'connection-failed';

const saysNoMailbox = ({ type, verdict, ownership }: JudgedEvent): boolean =>
  (type === 'failed' || type === 'notice-failed') &&
  ownership !== 'not-ours' &&
  verdict?.permanence.address === 'dead';
