// Names what a store must offer to those who decide about addresses: histories in, decisions and incidents out.

import type { AddressStanding, Decision } from '../model/decision.ts';
import type { EventType } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { TouchVerdict } from '../model/touch.ts';
import type { OutcomeFilter, StoredOutcome } from './store.ts';

/** What somebody did with a message, or said about it. */
export interface Sign {
  /** `clicked`, `complaint`, `unsubscribed`, `human-reply`, `read-receipt`. Loaded pictures are no sign. */
  readonly type: EventType;
  readonly time: number;
  /** Null: it belongs to no message that is known. */
  readonly message: number | null;
  readonly stream: string;
  readonly campaign: string;
  /** The provider's own opinion that a machine did it; null: not told. */
  readonly machine: boolean | null;
  /** Who did it, of an open or a click that was judged; null: not judged. */
  readonly by: TouchVerdict | null;
}

/** All that decisions about one address are made of. */
export interface AddressRecord {
  readonly address: string;
  /** In the order of time. */
  readonly outcomes: readonly StoredOutcome[];
  /** In the order of time. */
  readonly signs: readonly Sign[];
  /** In the order in which they were written. */
  readonly ledger: readonly Decision[];
}

/** A record with how its address stands. */
export interface StoredLife extends Omit<AddressRecord, 'ledger'> {
  readonly standings: readonly AddressStanding[];
}

/** What was decided about one address. */
export interface Decided {
  readonly address: string;
  /** To be appended; their `id` is 0. */
  readonly entries: readonly Decision[];
  /** How the address stands from now on, instead of what stood there. */
  readonly standings: readonly AddressStanding[];
}

/** Conditions that all must hold; what is left out is not asked. */
export interface DecisionFilter {
  readonly ids?: readonly number[];
  readonly address?: string;
  readonly batch?: string;
  /** Entries that were taken back because of this incident. */
  readonly incident?: number;
  readonly limit?: number;
}

/** A list of addresses that are known by their hashes alone. */
export interface HashedList {
  readonly name: string;
  readonly algorithm: 'sha256' | 'sha1' | 'md5';
  /** Stands before the address in what was hashed; only the store's own list of forgotten addresses has one. */
  readonly salt?: string;
  /** Of `addressKey(address)`, hexadecimal, lower case; what is no hash of this algorithm is left out. */
  readonly hashes: readonly string[];
  readonly since: number;
}

/** What the watch has not looked at yet. */
export interface Unwatched {
  /** The oldest time of an outcome that came or changed since, epoch ms. */
  readonly since: number;
  /** To be given back by `saveIncidents`. */
  readonly stamp: number;
}

export interface DecisionStore {
  /** Addresses of which something came or changed since they were decided, at most `limit`. */
  undecided(limit: number): Promise<readonly AddressRecord[]>;
  /** The records of these addresses, in the same order; an address that is not known has an empty one. */
  records(addresses: readonly string[]): Promise<readonly AddressRecord[]>;
  /**
   * The records of all addresses, some hundreds at a time, with what happened between these times (epoch ms; from
   * inclusive, to exclusive; 0: no limit), without ledgers. Addresses of which only deliveries are known among them.
   */
  allRecords(from: number, to: number): AsyncIterable<readonly AddressRecord[]>;
  /**
   * The whole lives of addresses that failed for good more than once with a delivery or a click between, or that stand
   * suppressed and clicked, some hundreds at a time: rather one too many than one too few. Those to which a mail went whose
   * outcome the filter lets through; an empty one lets all through. Its `limit` is not asked.
   */
  oddLives(filter: OutcomeFilter): AsyncIterable<readonly StoredLife[]>;
  /**
   * Appends to the ledger, replaces the standings, marks these addresses decided; all of it durable when this resolves.
   *
   * What came since this store object handed the address out leaves it marked: it is handed out again. If another
   * process continued its ledger since, what the policy decided of it is left out, since it may say the same once more;
   * what was told is always written.
   *
   * @returns the entries that were written, with their numbers.
   */
  decide(decided: readonly Decided[]): Promise<readonly Decision[]>;
  /** Marks addresses to be decided again; without a list all that have a ledger or a failure. @returns how many. */
  undecide(addresses?: readonly string[]): Promise<number>;
  /** In the order in which they were written; of more than `limit` the newest. */
  decisions(filter: DecisionFilter): Promise<readonly Decision[]>;
  /**
   * Of one address, those of all streams first. One that was forgotten while it stood suppressed still does, by a salted
   * hash; if it is named again, an entry of its ledger says so.
   */
  standings(address: string): Promise<readonly AddressStanding[]>;
  /** Of all addresses, some thousands at a time. */
  allStandings(): AsyncIterable<readonly AddressStanding[]>;
  /** Outcomes in the order of the time that decided them, some thousands at a time; from inclusive, to exclusive. */
  history(from: number, to: number): AsyncIterable<readonly StoredOutcome[]>;
  /** The time that decided the newest outcome, but for a few strays that a wrong clock may have dated; 0: none is known. */
  historyEnd(): Promise<number>;
  /** Null: nothing came since the last time. */
  unwatched(): Promise<Unwatched | null>;
  /** Those with number 0 are new, the others are replaced. @returns them with their numbers. */
  saveIncidents(
    incidents: readonly Incident[],
    watched: Unwatched | null,
  ): Promise<readonly Incident[]>;
  /** Newest first. */
  incidents(): Promise<readonly Incident[]>;
  /**
   * Up to when messages were pruned, epoch ms; 0: never. Outcomes before it are gone, while the ledger that rests on them
   * stays. Decide before pruning: what was not decided about by then never is.
   */
  prunedBefore(): Promise<number>;
  /** Replaces the list of this name. */
  saveHashes(list: HashedList): Promise<void>;
  /** The store's own list of forgotten addresses that stand suppressed for all streams is the last one. */
  hashedLists(): Promise<readonly HashedList[]>;
  removeHashes(name: string): Promise<boolean>;
}
