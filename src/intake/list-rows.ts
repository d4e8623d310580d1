// Reads the records of a list whose layout is known: the address alone, or a row by the names of its columns.

import { bareAddress } from '../mime/address.ts';
import { addressKey } from '../text/address-key.ts';
import { csvFields } from '../text/csv.ts';
import { isAddress } from '../text/is-address.ts';

import { columnName, type Row } from './csv-rows.ts';
import { isFields, parsedJson, textOf } from './json-value.ts';
import type { ListLayout } from './list-layout.ts';

type Readable = Exclude<ListLayout, { kind: 'unreadable' }>;

/** The address of a record in the form of `addressKey`; `''` where it has none. @param text without its line end. */
export type AddressReader = (text: string) => string;

export function addressReader(layout: Readable): AddressReader {
  if (layout.kind === 'lines') return keyOf;
  const { column } = layout;
  if (layout.kind === 'objects') {
    const name = layout.head[column] ?? '';
    return (text) => keyOf(valuesIn(text)[name] ?? '');
  }
  const { separator } = layout;
  return (text) => keyOf(csvFields(text, separator)?.[column] ?? '');
}

/** Also of `Anna <anna@example.com>`. What is no address gives `''`. */
export function keyOf(text: string): string {
  const key = addressKey(text);
  if (isAddress(key)) return key;
  const bare = text.includes('@') ? addressKey(bareAddress(text)) : '';
  return isAddress(bare) ? bare : '';
}

/** Names of the columns, in the form of `columnName`. @param headless names where the list has no head. */
export function columnsOf(layout: Readable, headless: readonly string[]): readonly string[] {
  if (layout.kind === 'lines') return ['email'];
  return layout.head?.map(columnName) ?? headless;
}

/** Rows by column names in the form of `columnName`; `''` for a column that is not there. */
export function rowReader(layout: Readable, headless: readonly string[]): (text: string) => Row {
  if (layout.kind === 'lines') return (text) => (column) => (column === 'email' ? text.trim() : '');
  if (layout.kind === 'objects') return objectRow;
  const columns = columnsOf(layout, headless);
  const { separator } = layout;
  return (text) => {
    const fields = csvFields(text, separator) ?? [];
    return (column) => asWritten(fields[columns.indexOf(column)]?.trim() ?? '');
  };
}

/** Our own files have an apostrophe before what a spreadsheet would take for a formula. */
const asWritten = (value: string): string => (/^'[=+\-@]/.test(value) ? value.slice(1) : value);

function objectRow(text: string): Row {
  const values = new Map(
    Object.entries(valuesIn(text)).map(([name, value]) => [columnName(name), value]),
  );
  return (column) => values.get(column) ?? '';
}

function valuesIn(text: string): Record<string, string> {
  const object = parsedJson(text);
  if (!isFields(object)) return {};
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(textOf).join(' ') : flagText(value),
    ]),
  );
}

const flagText = (value: unknown): string =>
  typeof value === 'boolean' ? String(value) : textOf(value);
