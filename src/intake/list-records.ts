// Cuts the bytes of a list into records: lines, or rows of comma-separated values whose quoted fields may hold line ends.

/** Beyond, a quote was left open: each of its lines is a record of its own. */
const LONGEST_RECORD = 65_536;
const MOST_LINES = 50;
/** Longer than any record that is meant as one. */
const LONGEST_LINE = 4_000_000;

export interface ListRecords {
  /** As they came, line ends included: one character a byte. */
  readonly records: readonly string[];
  /** Number of each record's first line, from 1. */
  readonly lines: readonly number[];
}

const QUOTE = '"';

export class RecordSplitter {
  /** `''`: each line is a record. */
  readonly #separator: string;
  #line: number;
  /** Of a line whose end has not come. */
  #rest = '';
  /** Lines of a record that goes on. */
  #open: string[] = [];
  #records: string[] = [];
  #lines: number[] = [];

  /** @param line number of the first line to come. */
  constructor(separator: string, line: number) {
    this.#separator = separator;
    this.#line = line;
  }

  take(bytes: string): ListRecords {
    const text = this.#rest === '' ? bytes : this.#rest + bytes;
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from) + 1;
      if (end === 0) break;
      this.#add(text.slice(from, end));
      from = end;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > LONGEST_LINE) this.#endLine();
    return this.#taken();
  }

  end(): ListRecords {
    if (this.#rest !== '') this.#endLine();
    this.#giveUp();
    return this.#taken();
  }

  #endLine(): void {
    const line = this.#rest;
    this.#rest = '';
    this.#add(line);
  }

  #taken(): ListRecords {
    const taken = { records: this.#records, lines: this.#lines };
    this.#records = [];
    this.#lines = [];
    return taken;
  }

  #add(line: string): void {
    this.#line++;
    if (this.#separator === '' || (this.#open.length === 0 && !line.includes(QUOTE)))
      this.#emit(line, 1);
    else this.#addQuoted(line);
  }

  #addQuoted(line: string): void {
    this.#open.push(line);
    const record = this.#open.join('');
    const shape = quotesIn(record, this.#separator);
    const lines = this.#open.length;
    if (shape === 'closed' || (shape === 'broken' && lines === 1)) {
      this.#open = [];
      this.#emit(record, lines);
    } else if (shape === 'broken' || lines > MOST_LINES || record.length > LONGEST_RECORD)
      this.#giveUp();
  }

  #giveUp(): void {
    const lines = this.#open;
    this.#open = [];
    lines.forEach((line, at) => {
      this.#emit(line, lines.length - at);
    });
  }

  #emit(record: string, lines: number): void {
    this.#records.push(record);
    this.#lines.push(this.#line - lines);
  }
}

/**
 * Whether the quotes of a record are all closed. `broken`: something stands behind a closed one before the separator, so
 * that two lines, each with a quote left open, are not taken for one record.
 */
function quotesIn(record: string, separator: string): 'closed' | 'open' | 'broken' {
  let at = 0;
  for (;;) {
    if (record[at] === QUOTE) {
      at = behindQuote(record, at + 1);
      if (at < 0) return 'open';
      const next = record[at] ?? '\n';
      if (next !== separator && next !== '\n' && next !== '\r') return 'broken';
    }
    at = record.indexOf(separator, at) + 1;
    if (at === 0) return 'closed';
  }
}

/** Place behind the closing quote; -1 where there is none. A doubled quote is a character. */
function behindQuote(record: string, from: number): number {
  let at = record.indexOf(QUOTE, from);
  while (at >= 0 && record[at + 1] === QUOTE) at = record.indexOf(QUOTE, at + 2);
  return at < 0 ? -1 : at + 1;
}
