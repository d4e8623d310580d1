// Tells from its first record how a list of addresses is laid out: lines, columns with or without a head, JSON objects.

import { addressKey } from '../text/address-key.ts';
import { csvFields, separatorOf } from '../text/csv.ts';
import { isAddress } from '../text/is-address.ts';
import { addressColumn } from './address-column.ts';
import { columnName } from './csv-rows.ts';
import { isFields, parsedJson } from './json-value.ts';

export type ListLayout =
  | { readonly kind: 'lines' }
  | {
      readonly kind: 'columns';
      readonly separator: string;
      /** Null: the first record is a row already. */
      readonly head: readonly string[] | null;
      /** Place of the address. */
      readonly column: number;
    }
  | {
      readonly kind: 'objects';
      /** Names in the first one. */
      readonly head: readonly string[];
      /** Place of the address. */
      readonly column: number;
    }
  | { readonly kind: 'unreadable'; readonly why: string };

const unreadable = (why: string): ListLayout => ({ kind: 'unreadable', why });

/**
 * @param first the first record that is not blank, without its line end.
 * @param wanted the column that holds the address; `''` to find it by its name.
 */
export function listLayout(first: string, wanted: string): ListLayout {
  if (first.startsWith('{') || first.startsWith('[')) return objectLayout(first, wanted);
  const separator = separatorOf(first);
  const fields = csvFields(first, separator)?.map((field) => field.trim()) ?? [first];
  const places = fields.flatMap((field, at) => (isAddress(addressKey(field)) ? [at] : []));
  if (wanted !== '') return headLayout(fields, separator, wanted);
  if (fields.length === 1)
    return places.length === 0 && addressColumn(fields) === 0
      ? { kind: 'columns', separator, head: fields, column: 0 }
      : { kind: 'lines' };
  if (places.length > 1)
    return unreadable(
      `its first line holds ${places.length} addresses: write one a line, or columns with a head that names the one to read`,
    );
  const [column] = places;
  if (column !== undefined) return { kind: 'columns', separator, head: null, column };
  // A name with a comma before its address in angle brackets.
  return first.includes('@') ? { kind: 'lines' } : headLayout(fields, separator, '');
}

function headLayout(head: readonly string[], separator: string, wanted: string): ListLayout {
  const column = columnOf(head, wanted);
  return column < 0 ? noColumn(head, wanted) : { kind: 'columns', separator, head, column };
}

function columnOf(head: readonly string[], wanted: string): number {
  if (wanted === '') return addressColumn(head);
  const exact = head.indexOf(wanted);
  return exact >= 0 ? exact : head.map(columnName).indexOf(columnName(wanted));
}

const MOST_NAMES = 8;

function noColumn(head: readonly string[], wanted: string): ListLayout {
  const names = head.slice(0, MOST_NAMES).map((name) => name.slice(0, 40));
  const column = wanted === '' ? 'no column is known as the address' : `no column ${wanted}`;
  return unreadable(
    `${column}: its first line names ${names.join(', ')}${head.length > MOST_NAMES ? ' …' : ''}; name the column with --column`,
  );
}

function objectLayout(first: string, wanted: string): ListLayout {
  const object = parsedJson(first);
  if (!isFields(object))
    return unreadable('JSON is read as one object a line; `jq -c .[]` makes that of a list');
  const head = Object.keys(object);
  const column = columnOf(head, wanted);
  return column < 0 ? noColumn(head, wanted) : { kind: 'objects', head, column };
}
