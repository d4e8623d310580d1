// Reads a log of comma-separated values, whose heads name its columns, a line at a time → rows.

import { csvFields, separatorOf } from '../text/csv.ts';
import { savedPart } from './saved.ts';

/** The value of a column; `''` where the row has none of this name. A second one of the name is `name#2`. */
export type Row = (column: string) => string;

/** Letters and digits only, in lower case: `message-id`, `message_id` and `MessageId` are one column. */
export const columnName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A record over several lines is given up beyond: a quote was left open. */
const LONGEST_RECORD = 65_536;
const MOST_LINES = 200;
/** Files of several kinds of records, put together, have several heads. */
const MOST_HEADS = 16;

type Columns = ReadonlyMap<string, number>;

export interface CsvLayout {
  /** What names the columns in this line; null where it is a row. */
  head(line: string): string | null;
  /** A head's name → the name that rows are asked for. */
  name(column: string): string;
}

export class CsvRows {
  /** Records that a quote without an end made unreadable, and rows before the first head. */
  unread = 0;
  readonly #layout: CsvLayout;
  #heads: (readonly string[])[];
  /** Of each head: its columns' places. */
  #columns: Columns[];
  /** Lines of a record that goes on. */
  #open: string[];

  #separator: string;

  /** @param saved what `save` gave. */
  constructor(layout: CsvLayout, saved?: unknown) {
    this.#layout = layout;
    const heads = savedPart(saved, 'heads');
    const open = savedPart(saved, 'open');
    this.#heads = Array.isArray(heads) ? (heads as string[][]) : [];
    this.#columns = this.#heads.map((names) => this.#placesOf(names));
    this.#open = Array.isArray(open) ? open.map(String) : [];
    this.#separator = String(savedPart(saved, 'separator') ?? ',');
  }

  /** @returns the rows that this line completes. */
  take(line: string): readonly Row[] {
    const head = this.#open.length === 0 ? this.#layout.head(line) : null;
    if (head !== null) {
      this.#addHead(head);
      return [];
    }
    if (line === '' && this.#open.length === 0) return [];
    const record = this.#open.length === 0 ? line : `${this.#open.join('\n')}\n${line}`;
    const fields = csvFields(record, this.#separator);
    if (fields === null) this.#open.push(line);
    if (fields === null) return this.#isTooLong() ? this.#giveUp() : [];
    this.#open = [];
    return this.#row(fields);
  }

  save(): unknown {
    return { heads: this.#heads, open: this.#open, separator: this.#separator };
  }

  #addHead(head: string): void {
    this.#separator = separatorOf(head);
    const names = csvFields(head, this.#separator) ?? [];
    const same = this.#heads.findIndex((known) => known.length === names.length);
    if (same >= 0) this.#heads.splice(same, 1);
    this.#heads = [...this.#heads, names].slice(-MOST_HEADS);
    this.#columns = this.#heads.map((known) => this.#placesOf(known));
  }

  #isTooLong(): boolean {
    const length = this.#open.reduce((sum, line) => sum + line.length, 0);
    return this.#open.length > MOST_LINES || length > LONGEST_RECORD;
  }

  /** The line with the open quote is lost, those behind it are read anew, each for itself. */
  #giveUp(): readonly Row[] {
    const lines = this.#open.slice(1);
    this.#open = [];
    this.unread++;
    return lines.flatMap((line) => {
      const fields = csvFields(line, this.#separator);
      if (fields === null) this.unread++;
      return fields === null ? [] : this.#row(fields);
    });
  }

  /** Where several heads are known, the one with as many columns; the last otherwise. */
  #row(fields: readonly string[]): readonly Row[] {
    const fitting = this.#heads.findIndex(({ length }) => length === fields.length);
    const columns = this.#columns.at(fitting);
    if (!columns) {
      this.unread++;
      return [];
    }
    return [(column) => fields[columns.get(column) ?? -1]?.trim() ?? ''];
  }

  #placesOf(names: readonly string[]): Columns {
    const places = new Map<string, number>();
    names.forEach((name, at) => {
      const column = this.#layout.name(name);
      places.set(places.has(column) ? `${column}#2` : column, at);
    });
    return places;
  }
}
