// Names what a place that remembers must offer: events in, durable and once each; outcomes and histories out.

import type { JudgedEvent } from '../model/judged-event.ts';
import type { Outcome, State } from '../model/outcome.ts';
import type { Verdict } from '../model/verdict.ts';
import type { DecisionStore } from './decision-store.ts';
import type { ReportStore } from './report-store.ts';
import type { TouchJudged, TouchStore } from './touch-store.ts';

/** One event as it is kept. */
export interface StoredEvent extends JudgedEvent {
  readonly id: number;
  /** The message it belongs to by its keys; null: it has no key, or belongs to no message (`not-ours`). */
  readonly message: number | null;
  /** How surely it belongs to that message: 1 by a key, less where it was attached without one. */
  readonly link: number;
  /** Version of the rules that judged it; `''` where nothing was judged. */
  readonly rulesVersion: string;
  /** Digest of the raw mail, hexadecimal, where one is kept; `''` if not. */
  readonly raw: string;
  /** Who opened or clicked; null: it is no such event, or was not judged yet. */
  readonly touch: TouchJudged | null;
}

/** One event on its way in. */
export interface NewEvent {
  readonly event: JudgedEvent;
  /** 16 bytes, hexadecimal: the same for the same content, whatever file it came from. An event with a known digest is dropped. */
  readonly digest: string;
  readonly raw: string;
}

/** A returned mail as it came. */
export interface NewRawMail {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: number;
}

/** How far a file has been read: kept in the same transaction as what was read from it. */
export interface Checkpoint {
  /** Content-based name of the file: survives rotation and renaming. */
  readonly source: string;
  readonly name: string;
  readonly format: string;
  readonly offset: number;
  /** `LogReader.save()` at that offset, as JSON. */
  readonly reader: string;
  readonly done: boolean;
}

export interface Batch {
  readonly events: readonly NewEvent[];
  readonly raws: readonly NewRawMail[];
  readonly checkpoints: readonly Checkpoint[];
  readonly rulesVersion: string;
}

export interface Appended {
  readonly added: number;
  /** Known before by their digest. */
  readonly known: number;
  /**
   * Older than what was pruned (whether they were counted already cannot be told any more), or of an address that was
   * forgotten since: left out.
   */
  readonly tooOld: number;
}

/** A message as it is known from all its events. */
export interface StoredMessage {
  readonly id: number;
  /** The best of its names: own id, Message-ID, provider's id, queue id. */
  readonly name: string;
  readonly messageId: string;
  readonly sender: string;
  readonly subject: string;
  readonly stream: string;
  readonly campaign: string;
  readonly lane: string;
  readonly submittedAt: number;
}

/** One message to one recipient, settled. */
export interface StoredOutcome extends Outcome {
  readonly message: StoredMessage;
}

/** All that is known of one message. */
export interface MessageHistory {
  readonly message: StoredMessage;
  /** Order of time, then of id. */
  readonly events: readonly StoredEvent[];
  readonly outcomes: readonly Outcome[];
}

/** All that is known of one address. */
export interface AddressHistory {
  readonly address: string;
  /** Newest first, at most `limit`. */
  readonly outcomes: readonly StoredOutcome[];
  /** Events of this address, oldest first, those of no message among them. */
  readonly events: readonly StoredEvent[];
  readonly total: { readonly outcomes: number; readonly events: number };
}

/** Conditions that all must hold; what is left out is not asked. Times in epoch ms. */
export interface OutcomeFilter {
  readonly states?: readonly State[];
  readonly reasons?: readonly string[];
  readonly stages?: readonly string[];
  readonly streams?: readonly string[];
  readonly campaigns?: readonly string[];
  /** Domain of the recipient. */
  readonly receivers?: readonly string[];
  readonly recipient?: string;
  /** First known of the message: from (inclusive) … to (exclusive). */
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
}

export const REPORT_GROUPS = [
  'state',
  'stage',
  'reason',
  'fault',
  'receiver',
  'stream',
  'campaign',
  'lane',
  'day',
] as const;

export type ReportGroup = (typeof REPORT_GROUPS)[number];

/** Outcomes counted that agree in all asked groups. */
export interface ReportRow {
  readonly group: Readonly<Partial<Record<ReportGroup, string>>>;
  readonly counts: Readonly<Record<State, number>>;
  readonly complaints: number;
  readonly opens: number;
  readonly clicks: number;
}

/** Counts of what never becomes an outcome. */
export interface Totals {
  readonly events: number;
  readonly messages: number;
  readonly outcomes: number;
  readonly addresses: number;
  readonly notOurs: number;
  /** Events that were attached to no message. */
  readonly loose: number;
}

/** A verdict judged again. */
export interface Rejudged {
  readonly id: number;
  readonly verdict: Verdict | null;
}

/** A message with events of it. */
export interface ToldMessage {
  readonly message: StoredMessage;
  readonly events: readonly StoredEvent[];
}

/** An address and a time; epoch ms, from inclusive, to exclusive. */
export interface SentTo {
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

/** What settling found. */
export interface Settled {
  readonly message: number;
  readonly outcomes: readonly Outcome[];
  /** Events without a key that were found to belong to this message, with how sure that is. */
  readonly attached: readonly { readonly event: number; readonly confidence: number }[];
}

/** An event without a key that was found to belong to a message. */
export interface Attachment {
  readonly event: number;
  readonly message: number;
  /** 0–1; kept as `link` of the event. */
  readonly confidence: number;
}

/** Fails only with a `StoreError`. Several processes may use one PostgreSQL store; an SQLite file has one writer. */
export interface Store extends DecisionStore, TouchStore, ReportStore {
  /** All of the batch is durable when this resolves, or nothing of it is there. */
  append(batch: Batch): Promise<Appended>;
  checkpoint(source: string): Promise<Checkpoint | null>;
  /** Messages with events that no outcome reflects yet, at most `limit`, each with all its events. */
  unsettled(limit: number): Promise<readonly ToldMessage[]>;
  /** Replaces the outcomes of these messages; all of it durable when this resolves. */
  settle(settled: readonly Settled[]): Promise<void>;
  /** Events without a message, in the order of their ids, from behind `afterId`: see correlate/attach. */
  loose(limit: number, afterId: number): Promise<readonly StoredEvent[]>;
  /** To these addresses: events without a key, those that were attached among them, in the order of time. */
  keylessTo(addresses: readonly string[]): Promise<readonly StoredEvent[]>;
  /**
   * For each that is asked: messages to this address of which something was told by a key between these times, with what
   * was told so of both.
   */
  messagesTo(asked: readonly SentTo[]): Promise<readonly (readonly ToldMessage[])[]>;
  /** Gives loose events to messages, which become unsettled. */
  attach(attachments: readonly Attachment[]): Promise<void>;
  address(address: string, limit: number): Promise<AddressHistory>;
  /** By own id, Message-ID (with or without brackets), provider's id, queue id, or a store's number written `#N`. */
  messages(name: string): Promise<readonly MessageHistory[]>;
  outcomes(filter: OutcomeFilter): AsyncIterable<StoredOutcome>;
  report(groups: readonly ReportGroup[], filter: OutcomeFilter): Promise<readonly ReportRow[]>;
  totals(): Promise<Totals>;
  /** Events with words to judge, in the order of their ids, from behind `afterId`. */
  judged(afterId: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Replaces verdicts; their messages become unsettled. */
  rejudge(changes: readonly Rejudged[], rulesVersion: string): Promise<void>;
  raw(digest: string): Promise<Uint8Array | null>;
  /** Removes an address with all that names it; what other recipients' outcomes need stays. @returns rows removed. */
  forget(address: string): Promise<number>;
  /** Folds outcomes older than this into the sums that `report` adds, removes their events; raw mails by their own date. */
  prune(before: {
    readonly events: number;
    readonly raws: number;
  }): Promise<{ readonly events: number; readonly raws: number }>;
  close(): Promise<void>;
}

export const STORE_ERRORS = [
  'locked',
  'read-only',
  'disk-full',
  'unreachable',
  'damaged',
  'newer-schema',
  'not-a-store',
  'refused',
] as const;

/** The world failed, in words for a person: what happened, where, what to do. */
export class StoreError extends Error {
  readonly code: (typeof STORE_ERRORS)[number];
  constructor(code: (typeof STORE_ERRORS)[number], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
