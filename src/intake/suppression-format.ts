// Defines the one shape of the suppression lists of providers: rows in, entries out, and back.

import type { Row } from './csv-rows.ts';
import { textOf } from './json-value.ts';

/**
 * Why an address is in a list.
 *
 * - `bounce`: mail to it was refused.
 * - `invalid`: it was refused before it was tried, as no address at all.
 * - `complaint`, `unsubscribed`: the recipient does not want the mail.
 * - `manual`: somebody put it there, or the list does not say why.
 */
export const SUPPRESSION_KINDS = [
  'bounce',
  'invalid',
  'complaint',
  'unsubscribed',
  'manual',
] as const;

export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number];

/** One row of a list. */
export interface ListedSuppression {
  /** As it is written; `''` where the row has none. */
  readonly address: string;
  readonly kind: SuppressionKind;
  /** Epoch ms; 0: not told. */
  readonly since: number;
  /** Epoch ms; 0: for ever, or not told. */
  readonly until: number;
  /** What it concerns, in the provider's names; empty: all mail. */
  readonly scopes: readonly string[];
  readonly action: 'hold' | 'suppress';
  /** The provider's words, on one line; `''` where there are none. */
  readonly why: string;
  /** Why the row is no entry although it has an address; `''`: it is one. */
  readonly passedOver: string;
}

/** One entry to be written into a list. */
export interface WrittenSuppression {
  readonly address: string;
  readonly kind: SuppressionKind;
  readonly since: number;
  readonly until: number;
  /** `''`: all. */
  readonly stream: string;
  /** In the provider's names; empty: all mail. */
  readonly scopes: readonly string[];
  readonly state: string;
  readonly next: string;
  readonly by: string;
  readonly who: string;
  readonly rule: string;
  readonly why: string;
}

/** A file as the provider has it: some have one for each kind. */
export interface SuppressionFile {
  readonly kinds: readonly SuppressionKind[];
  /** Names of its columns; empty: it is written without a head. */
  readonly head: readonly string[];
  /** Whether a row can concern single streams or scopes; else each concerns all mail. */
  readonly scoped: boolean;
  rows(entry: WrittenSuppression): readonly (readonly string[])[];
}

export interface SuppressionFormat {
  /** `ses`, `sendgrid` …: what `--from` and `--to` name. */
  readonly id: string;
  readonly title: string;
  /** How many of these columns (in the form of `columnName`) are surely this format's; 0: it is another's. */
  recognises(columns: ReadonlySet<string>): number;
  /** @param columns those of the head. */
  open(columns: ReadonlySet<string>): (row: Row) => ListedSuppression;
  /** Columns of rows without a head, and what the second field then must be. */
  readonly headless?: { readonly columns: readonly string[]; readonly second: RegExp };
  /** Names of scopes that are no stream of the sender's: which streams they are must be told. None: they are streams. */
  readonly scopes: readonly string[];
  /** The first one is written where no kind is asked for. */
  readonly files: readonly SuppressionFile[];
  /** Most rows that the provider takes in one file; 0: as many as come. */
  readonly most: number;
}

const NOTHING: Omit<ListedSuppression, 'address'> = {
  kind: 'manual',
  since: 0,
  until: 0,
  scopes: [],
  action: 'suppress',
  why: '',
  passedOver: '',
};

/** An entry with what is told, for ever and for all mail where nothing else is. */
export function listed(
  address: string,
  told: Partial<Omit<ListedSuppression, 'address'>> = {},
): ListedSuppression {
  return { ...NOTHING, ...told, address };
}

const LONGEST_WORDS = 500;

/** The words of a row on one line, as much as people read of them. */
export const wordsOf = (value: string): string =>
  textOf(value)
    .replace(/\s{1,1000}/g, ' ')
    .slice(0, LONGEST_WORDS);

const WORDS: readonly (readonly [RegExp, SuppressionKind])[] = [
  [/complain|spam|abuse|fbl|feedback/, 'complaint'],
  [/unsub|opt[ _-]?out|opted/, 'unsubscribed'],
  [/invalid|malformed|syntax/, 'invalid'],
  [/bounce|undeliver|hard|unknown|fail/, 'bounce'],
];

/** The kind that a word such as `SpamComplaint`, `hard_bounce`, `List Unsubscribe` means; `manual` where it means none. */
export function kindOf(word: string): SuppressionKind {
  const text = word.slice(0, 100).toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'manual';
}

/** ISO 8601 without fractions; `''` where no time is known. */
export const isoTime = (time: number): string =>
  time === 0 ? '' : new Date(time).toISOString().replace('.000Z', 'Z');
