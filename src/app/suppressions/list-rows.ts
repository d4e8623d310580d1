// Reads a list's records as entries of the form that its head, or the user, says it is.

import { columnsOf, keyOf, rowReader } from '../../intake/list-rows.ts';
import type { ListedSuppression, SuppressionFormat } from '../../intake/suppression-format.ts';
import { recogniseList, SUPPRESSION_FORMATS } from '../../intake/suppressions/index.ts';
import { csvFields } from '../../text/csv.ts';
import type { ReadableLayout } from './list-file.ts';

export interface EntryReader {
  readonly format: SuppressionFormat;
  /** @param text of a record, without its line end. */
  readonly read: (text: string) => ListedSuppression & { readonly key: string };
}

/** The name of the column that holds the address, where the list has no head. */
const ADDRESS = 'email';
const LIKE_A_HASH = /^\s*(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\s*(?:[,;\t]|$)/i;

/**
 * @param from what the user says the list is; `''` to find out.
 * @param first the first record, without its line end.
 * @returns why it cannot be read as this, in a sentence; else what reads it.
 */
export function entryReader(
  layout: ReadableLayout,
  from: string,
  first: string,
): EntryReader | string {
  if (LIKE_A_HASH.test(first)) return 'it holds hashes: import it with --from hashes';
  const headless = headlessFormat(layout, from, first);
  const names = headless?.headless?.columns ?? namesOf(layout);
  const columns = new Set(columnsOf(layout, names));
  const format = headless ?? namedOrKnown(columns, from);
  if (typeof format === 'string') return format;
  const entryOf = format.open(columns);
  const rowOf = rowReader(layout, names);
  return {
    format,
    read: (text) => {
      const entry = entryOf(rowOf(text));
      return { ...entry, key: keyOf(entry.address) };
    },
  };
}

function headlessFormat(
  layout: ReadableLayout,
  from: string,
  first: string,
): SuppressionFormat | undefined {
  if (layout.kind !== 'columns' || layout.head !== null || layout.column !== 0) return undefined;
  const second = csvFields(first, layout.separator)?.[1] ?? '';
  return SUPPRESSION_FORMATS.find(
    ({ id, headless }) => (from === '' || from === id) && headless?.second.test(second),
  );
}

function namesOf(layout: ReadableLayout): readonly string[] {
  if (layout.kind !== 'columns') return [ADDRESS];
  return Array.from({ length: layout.column + 1 }, (_, at) =>
    at === layout.column ? ADDRESS : '',
  );
}

function namedOrKnown(columns: ReadonlySet<string>, from: string): SuppressionFormat | string {
  const named = SUPPRESSION_FORMATS.find(({ id }) => id === from);
  const format = named ?? recogniseList(columns);
  if (format && (!named || named.recognises(columns) > 0)) return format;
  const told = [...columns].slice(0, 8).join(', ');
  if (named) return `it is no ${named.title}: its columns are ${told}`;
  return `no column is known as the address: its columns are ${told}`;
}
