// Names what a database engine must offer so that the store can be built upon it.

import type { CompiledQuery, Kysely } from 'kysely';
import type { StoreError } from '../../ports/store.ts';
import type { BulkTable } from './bulk-tables.ts';
import type { Schema } from './schema.ts';

/** Ready statements for thousands of rows at once, inside one transaction. */
export interface Bulk {
  /** Which of these digests (hexadecimal) belong to events that are there. */
  known(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of the addresses that are there. */
  addresses(addresses: readonly string[]): Promise<Map<string, number>>;
  /** Messages of the keys that are there. */
  keys(keys: readonly string[]): Promise<Map<string, number>>;
  /** Rows in the order of the table's columns. */
  insert(table: BulkTable, rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Takes these messages off the unsettled ones, where they were not touched since. @returns those. */
  takeUnsettled(touches: readonly Touch[]): Promise<ReadonlySet<number>>;
  /** Marks those of these addresses that there ever was something to decide about. */
  touch(addresses: readonly number[], stamp: number): Promise<void>;
}

export interface Touch {
  readonly message: number;
  readonly stamp: number;
}

export type Cell = string | number | Uint8Array | null;

/** What a unit of work writes with: all of it is durable when the unit ends, or nothing of it is there. */
export interface Writing {
  readonly tx: Kysely<Schema>;
  readonly bulk: Bulk;
}

export interface Engine {
  readonly db: Kysely<Schema>;
  /** Whether several processes may write, one after the other. */
  readonly isShared: boolean;
  /** Rows as arrays, in the order of the selected columns: for millions of them. Not within a unit of work. */
  rows(query: CompiledQuery): Promise<readonly (readonly Cell[])[]>;
  /** No other unit of work, of this process or another, writes meanwhile. */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Makes sure that what was deleted cannot be read from the disk any more, as far as the engine can. */
  erase(): Promise<void>;
  /** What the world did to us, in words; null: not an error of the engine. */
  explain(error: unknown): StoreError | null;
  close(): Promise<void>;
}
