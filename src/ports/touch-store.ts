// Names what a store must offer to those who judge opens and clicks: mails that were touched in, verdicts out.

import type { Touch } from '../model/touch.ts';
import type { StoredEvent, StoredMessage } from './store.ts';

/** Who opened or clicked, as it is kept beside the event. */
export type TouchJudged = Omit<Touch, 'event'>;

/** A message with opens or clicks of which something came since they were judged. */
export interface Unjudged {
  readonly message: StoredMessage;
  /** All of it, in the order of time. */
  readonly events: readonly StoredEvent[];
  /** To be given back by `saveTouches`. */
  readonly stamp: number;
  /** Its number in its campaign, in the order of sending, from 1; 0: it has none, or a high one. */
  readonly place: number;
}

/** An open or a click with the mail that it belongs to. */
export interface SeenTouch {
  readonly event: StoredEvent;
  /** `''`: several could be meant. */
  readonly recipient: string;
  readonly stream: string;
  readonly campaign: string;
  /** Of the message, epoch ms. */
  readonly submittedAt: number;
}

/** What was found of one message. */
export interface JudgedMessage {
  readonly message: number;
  readonly stamp: number;
  readonly touches: readonly { readonly event: number; readonly judged: TouchJudged }[];
}

/** Opens and clicks of one campaign that were judged; events, and recipients who did it at least once. */
export interface EngagementRow {
  readonly stream: string;
  readonly campaign: string;
  /** Outcomes that were accepted. */
  readonly accepted: number;
  readonly opens: EngagementCount;
  readonly clicks: EngagementCount;
}

export interface EngagementCount {
  readonly events: number;
  readonly human: number;
  readonly machine: number;
  readonly proxy: number;
  readonly unknown: number;
  readonly recipients: number;
  readonly humanRecipients: number;
}

/** Conditions that all must hold; what is left out is not asked. Times in epoch ms, from inclusive, to exclusive. */
export interface EngagementFilter {
  readonly streams?: readonly string[];
  readonly campaigns?: readonly string[];
  /** First known of the message. */
  readonly from?: number;
  readonly to?: number;
}

export interface TouchStore {
  /** At most `limit`, in the order of their numbers, from behind `after`. */
  unjudged(after: number, limit: number): Promise<readonly Unjudged[]>;
  /** The time of the first open or click that is not judged; 0: all are. */
  unjudgedSince(): Promise<number>;
  /** Opens and clicks of messages in the order of time, some thousands at a time; from inclusive, epoch ms. */
  seenTouches(from: number): AsyncIterable<readonly SeenTouch[]>;
  /**
   * Puts verdicts beside their events; addresses of which a person's reaction came or went are marked undecided. A message
   * of which something came since it was handed out stays unjudged.
   */
  saveTouches(judged: readonly JudgedMessage[]): Promise<void>;
  /** Marks all messages with opens or clicks to be judged again. @returns how many. */
  unjudge(): Promise<number>;
  /** Notices of failure that name an address and are not about a mail of ours, some thousands at a time. */
  foreignNotices(): AsyncIterable<readonly StoredEvent[]>;
  /** The largest campaign first. */
  engagement(filter: EngagementFilter): Promise<readonly EngagementRow[]>;
}
