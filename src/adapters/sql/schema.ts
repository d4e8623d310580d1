// Names the tables of a store with their columns, as the newest schema has them.

/** Times are epoch ms. Columns named `told` hold JSON of what is not asked for in SQL. */
export interface Schema {
  readonly meta: { name: string; value: string };
  readonly source: SourceTable;
  readonly message: MessageTable;
  readonly message_key: { key: string; message: number };
  readonly address: { id: number; address: string; domain: string };
  readonly event: EventTable;
  readonly outcome: OutcomeTable;
  readonly unsettled: { message: number; stamp: number };
  readonly unjudged: { message: number; stamp: number };
  readonly raw_mail: { digest: Uint8Array; bytes: Uint8Array; received_at: number };
  readonly rollup: RollupTable;
  readonly tombstone: TombstoneTable;
  readonly decision: DecisionTable;
  readonly standing: StandingTable;
  readonly deciding: DecidingTable;
  readonly incident: { id: number; start: number; told: string };
  readonly hashed_list: { name: string; algorithm: string; since: number };
  readonly hashed_part: { list: string; part: number; hashes: Uint8Array };
  readonly mail_report: MailReportTable;
}

/** What other mail systems report in sums. */
export interface MailReportTable {
  digest: Uint8Array;
  kind: string;
  begin_at: number;
  end_at: number;
  /** JSON, compressed. */
  told: Uint8Array;
}

/** The ledger of decisions. */
export interface DecisionTable {
  id: number;
  address: number;
  batch: string;
  /** 0: taken back because of none. */
  incident: number;
  told: string;
}

/** How addresses stand, by the ledger. */
export interface StandingTable {
  address: number;
  /** Tells the standings of one address apart, 0 is the first. */
  place: number;
  told: string;
}

/** Addresses about which there ever was something to decide. */
export interface DecidingTable {
  address: number;
  /** Of the last touch since it was decided; null: it is decided. */
  stamp: number | null;
}

export interface TombstoneTable {
  hash: string;
  forgotten_at: number;
  /** How it stood suppressed, JSON; null: it did not. */
  suppressed: string | null;
}

export interface SourceTable {
  source: string;
  name: string;
  format: string;
  read_to: number;
  reader: string;
  done: number;
}

export interface MessageTable {
  id: number;
  name: string;
  message_id: string;
  sender: string;
  subject: string;
  stream: string;
  campaign: string;
  lane: string;
  submitted_at: number;
}

export interface EventTable {
  id: number;
  digest: Uint8Array;
  message: number | null;
  /** The address the sender used; null where the event is about the whole message. */
  address: number | null;
  /** The address it went to, where that is another one. */
  target: number | null;
  type: string;
  at: number;
  not_ours: number;
  /** How surely it belongs to its message: 1 by a key. */
  link: number;
  rules_version: string;
  raw: Uint8Array | null;
  verdict: string | null;
  told: string;
  /** Who opened or clicked, JSON; null: not judged. */
  touch: string | null;
}

export interface OutcomeTable {
  message: number;
  address: number;
  state: string;
  stage: string;
  reason: string;
  fault: string;
  first_at: number;
  last_at: number;
  complaints: number;
  opens: number;
  clicks: number;
  told: string;
  /** When that happened which decided. */
  at: number;
}

export interface RollupTable {
  /** Days since 1970-01-01, UTC. */
  day: number;
  receiver: string;
  stream: string;
  campaign: string;
  lane: string;
  state: string;
  stage: string;
  reason: string;
  fault: string;
  outcomes: number;
  complaints: number;
  opens: number;
  clicks: number;
}
