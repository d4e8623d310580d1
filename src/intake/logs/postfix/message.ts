// Says what is known of a queued message → ids, sender, recipients that still wait.

import type { MailIds } from '../../../model/event.ts';
import { NULL_SENDER } from '../../../model/event.ts';
import { kept } from '../../kept.ts';
import { timeOfQueueId } from './queue-id.ts';

/** JSON-ready. */
export interface Queued {
  readonly id: string;
  /** Epoch ms; 0 where its beginning is not in the log. */
  at: number;
  /** Whether its beginning is in the log. */
  readonly fresh: boolean;
  /** `''` until it is told. */
  sender: string;
  messageId: string;
  /** Who handed it in: `app.example.com[192.0.2.1]`. */
  client: string;
  submitted: boolean;
  /** Recipients that were deferred and have no end yet. */
  readonly waiting: string[];
}

/** More are not kept: their end is told without names. */
const MOST_WAITING = 1000;

/** @param time 0 where its beginning is not in the log. */
export function queued(given: string, time: number): Queued {
  const id = kept(given);
  const at = timeOfQueueId(id) || time;
  return {
    id,
    at,
    fresh: time > 0,
    sender: '',
    messageId: '',
    client: '',
    submitted: false,
    waiting: [],
  };
}

export const idsOf = ({ id, at, messageId }: Queued): Partial<MailIds> => ({
  queueId: id,
  queuedAt: at,
  messageId,
});

/** The addresses that the server itself sends probes and reports from count as the null reverse-path. */
export function senderOf(told: string): string {
  return told === '' || told.startsWith('double-bounce@') ? NULL_SENDER : kept(told);
}

export function wait({ waiting }: Queued, recipient: string): void {
  if (waiting.length < MOST_WAITING && !waiting.includes(recipient)) waiting.push(kept(recipient));
}

export function settle({ waiting }: Queued, recipient: string): void {
  const at = waiting.indexOf(recipient);
  if (at >= 0) waiting.splice(at, 1);
}
