// Opens a list of addresses (a file, or the standard input; compressed or not) and gives its records as they came.

import { openFile } from '../../adapters/files/open.ts';
import { trouble } from '../../adapters/files/trouble.ts';
import { type ListLayout, listLayout } from '../../intake/list-layout.ts';
import { type ListRecords, RecordSplitter } from '../../intake/list-records.ts';
import type { OpenedFile, Unreadable } from '../../ports/mail-input.ts';

export type ReadableLayout = Exclude<ListLayout, { kind: 'unreadable' }>;

export interface OpenedList {
  readonly kind: 'list';
  readonly layout: ReadableLayout;
  /** The record that names the columns, as it came; `''` where there is none. */
  readonly head: string;
  readonly records: AsyncIterable<ListRecords>;
  /** Bytes of the file read so far. */
  readonly consumed: () => number;
}

const MARK = '\u00ef\u00bb\u00bf';
const UTF16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/;
/** A list whose first line is longer is none. */
const LONGEST_HEAD = 1_000_000;

type Layout = (first: string) => ListLayout;

/** @param column the one that holds the address; `''` to find it. */
export const openList = (path: string, column: string): Promise<OpenedList | Unreadable> =>
  open(path, (first) => listLayout(first, column));

/** The same where each line is a record, whatever stands in it. */
export const openLines = (path: string): Promise<OpenedList | Unreadable> =>
  open(path, () => ({ kind: 'lines' }));

async function open(path: string, layoutOf: Layout): Promise<OpenedList | Unreadable> {
  const opened = await openFile(path, path);
  if (opened.kind === 'unreadable') return opened;
  const chunks = textOf(opened);
  try {
    const begun = await firstRecord(chunks);
    const why = begun === null ? '' : notText(begun.text);
    if (why !== '') return { kind: 'unreadable', name: path, why };
    return laidOut(path, begun, chunks, layoutOf, opened);
  } catch (error) {
    return trouble(path, error);
  }
}

async function* textOf({ head, rest }: OpenedFile): AsyncGenerator<string> {
  // The head lies in a buffer that the next file uses again.
  yield Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  if (rest !== null)
    for await (const chunk of rest)
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
}

interface Begun {
  /** What was read to find the first record. */
  readonly text: string;
  /** Where the first record that is not blank begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Null: the list is empty. */
async function firstRecord(chunks: AsyncGenerator<string>): Promise<Begun | null> {
  let text = '';
  for (;;) {
    const chunk = await chunks.next();
    if (!chunk.done) text += chunk.value;
    const start = text.search(/[^\s\u00ef\u00bb\u00bf]/);
    const newline = start < 0 ? -1 : text.indexOf('\n', start);
    if (newline >= 0) return { text, start: lineStart(text, start), end: newline + 1 };
    if (chunk.done || text.length > LONGEST_HEAD)
      return start < 0 ? null : { text, start: lineStart(text, start), end: text.length };
  }
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at) + 1;

function notText(text: string): string {
  if (UTF16.test(text)) return 'it is UTF-16: save it as UTF-8';
  return text.slice(0, 4096).includes('\u0000') ? 'it is no text' : '';
}

function laidOut(
  path: string,
  begun: Begun | null,
  chunks: AsyncGenerator<string>,
  layoutOf: Layout,
  { consumed }: OpenedFile,
): OpenedList | Unreadable {
  if (begun === null)
    return { kind: 'list', layout: { kind: 'lines' }, head: '', records: none(), consumed };
  const first = begun.text.slice(begun.start, begun.end);
  const layout = layoutOf(recordText(first));
  if (layout.kind === 'unreadable') return { ...layout, name: path };
  const hasHead = layout.kind === 'columns' && layout.head !== null;
  const before = begun.text.slice(0, begun.start).split('\n').length - 1;
  const splitter = new RecordSplitter(
    layout.kind === 'columns' ? layout.separator : '',
    before + (hasHead ? 2 : 1),
  );
  const rest = begun.text.slice(hasHead ? begun.end : begun.start);
  return {
    kind: 'list',
    layout,
    head: hasHead ? begun.text.slice(0, begun.end) : '',
    records: recordsOf(rest, chunks, splitter),
    consumed,
  };
}

async function* none(): AsyncGenerator<ListRecords> {}

async function* recordsOf(
  first: string,
  chunks: AsyncIterable<string>,
  splitter: RecordSplitter,
): AsyncGenerator<ListRecords> {
  yield splitter.take(first);
  for await (const chunk of chunks) yield splitter.take(chunk);
  yield splitter.end();
}

/** The record without its line end and a byte order mark: from one character a byte to UTF-8. */
export function recordText(record: string): string {
  let end = record.length;
  if (record.charCodeAt(end - 1) === 10) end--;
  if (record.charCodeAt(end - 1) === 13) end--;
  const start = record.startsWith(MARK) ? MARK.length : 0;
  const text = record.slice(start, end);
  return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}
