// Reads a log of comma-separated values, whose heads name its columns, a line at a time → rows.

import { csvFields } from '../text/csv.ts';
import { savedPart } from './saved.ts';

/** The value of a column; `''` where the row has none of this name. */
export type Row = (column: string) => string;

/** Letters and digits only, in lower case: `message-id`, `message_id` and `MessageId` are one column. */
export const columnName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A record over several lines is given up beyond: a quote was left open. */
const LONGEST_RECORD = 65_536;
const MOST_LINES = 200;
/** Files of several kinds of records, put together, have several heads. */
const MOST_HEADS = 16;

type Columns = ReadonlyMap<string, number>;

export class CsvRows {
  /** Records that a quote without an end made unreadable, and rows before the first head. */
  unread = 0;
  readonly #isHead: (line: string) => string | null;
  #heads: (readonly string[])[];
  /** Of each head: its columns' places. */
  #columns: Columns[];
  /** Lines of a record that goes on. */
  #open: string[];

  /** @param isHead what names the columns in this line; null where it is a row. @param saved what `save` gave. */
  constructor(isHead: (line: string) => string | null, saved?: unknown) {
    this.#isHead = isHead;
    const heads = savedPart(saved, 'heads');
    const open = savedPart(saved, 'open');
    this.#heads = Array.isArray(heads) ? (heads as string[][]) : [];
    this.#columns = this.#heads.map(placesOf);
    this.#open = Array.isArray(open) ? open.map(String) : [];
  }

  /** @returns the rows that this line completes. */
  take(line: string): readonly Row[] {
    const head = this.#open.length === 0 ? this.#isHead(line) : null;
    if (head !== null) {
      this.#addHead(head);
      return [];
    }
    if (line === '' && this.#open.length === 0) return [];
    this.#open.push(line);
    const fields = csvFields(this.#open.join('\n'), ',');
    if (fields === null) return this.#isTooLong() ? this.#giveUp() : [];
    this.#open = [];
    return this.#row(fields);
  }

  save(): unknown {
    return { heads: this.#heads, open: this.#open };
  }

  #addHead(head: string): void {
    const names = csvFields(head, ',') ?? [];
    const same = this.#heads.findIndex((known) => known.length === names.length);
    if (same >= 0) this.#heads.splice(same, 1);
    this.#heads = [...this.#heads, names].slice(-MOST_HEADS);
    this.#columns = this.#heads.map(placesOf);
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
      const fields = csvFields(line, ',');
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
}

/** Of two columns with one name the first counts. */
function placesOf(names: readonly string[]): Columns {
  const places = new Map<string, number>();
  names.forEach((name, at) => {
    const column = columnName(name);
    if (!places.has(column)) places.set(column, at);
  });
  return places;
}
