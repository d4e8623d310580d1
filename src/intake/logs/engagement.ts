// Reads what people and machines did with mails, as a sender's own tracking wrote it: JSON lines or CSV → events.

import { clientOf, type EventType, type MailEvent, mailEvent } from '../../model/event.ts';
import { USUAL_PATHS } from '../../model/links.ts';
import { csvFields, separatorOf } from '../../text/csv.ts';
import { bareAddress, bareId } from '../angle.ts';
import { type CsvLayout, CsvRows, columnName, type Row } from '../csv-rows.ts';
import { type Fields, flagOf, isFields, parsedJson, textOf, timeOf } from '../json-value.ts';
import { boundedLine } from '../kept.ts';
import { type LinkRequest, pathReader } from '../link-paths.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { savedPart } from '../saved.ts';
import { LogClock } from '../time.ts';
import { knownTouchColumns, type TouchColumn, touchColumn, touchType } from '../touch-columns.ts';

const SYSTEM = 'engagement';
const LONGEST_FIELD = 500;
/** By which browsers differ from programs; others of a request are not kept. */
const HEADERS = new Set([
  'accept',
  'accept-language',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-ch-ua',
  'purpose',
  'sec-purpose',
  'x-purpose',
]);
/** Told as missing where all fields of a request were told and these are not among them. */
const ASKED: readonly string[] = ['accept-language', 'sec-fetch-mode'];

class EngagementReader implements LogReader {
  readonly #rows: CsvRows;
  readonly #clock: LogClock;
  readonly #request: (path: string) => LinkRequest | null;
  /** The line that names the columns; `''` before it and where there are objects. */
  #head: string;
  #unread = 0;

  constructor(setting: LogSetting, saved: unknown) {
    const layout: CsvLayout = {
      head: (line) => this.#headIn(line),
      name: (column) => touchColumn(column) ?? `#${columnName(column)}`,
    };
    this.#head = String(savedPart(saved, 'head') ?? '');
    this.#rows = new CsvRows(layout, savedPart(saved, 'rows'));
    this.#clock = new LogClock(setting);
    this.#request = pathReader(setting.links?.paths ?? USUAL_PATHS);
  }

  get unread(): number {
    return this.#unread + this.#rows.unread;
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    const bounded = boundedLine(line);
    if (this.#head === '' && /^\ufeff?\s{0,100}\{/.test(bounded)) this.#object(bounded, emit);
    else for (const row of this.#rows.take(bounded)) this.#tell(row, headersOfRow(row), emit);
  }

  end(): void {}

  save(): unknown {
    return { head: this.#head, rows: this.#rows.save() };
  }

  #headIn(line: string): string | null {
    const head = line.replace(/^\ufeff/, '');
    if (this.#head === '' && head.trim() !== '') {
      this.#head = head;
      return head;
    }
    return head === this.#head ? head : null;
  }

  #object(line: string, emit: (event: MailEvent) => void): void {
    const object = parsedJson(line.replace(/^\ufeff/, ''));
    const values = new Map<string, unknown>();
    for (const [name, value] of Object.entries(isFields(object) ? object : {})) {
      const column = touchColumn(name);
      if (column && !values.has(column)) values.set(column, value);
    }
    const row: Row = (column) => textOrFlag(values.get(column));
    const told = values.get('headers');
    this.#tell(row, isFields(told) ? headersOf(told) : headersOfRow(row), emit);
  }

  #tell(
    row: Row,
    headers: Readonly<Record<string, string>> | null,
    emit: (event: MailEvent) => void,
  ): void {
    const url = urlOf(row);
    const request = url === '' ? null : this.#request(pathOf(url));
    const type = typeOf(row, request, url);
    const time = this.#time(row('time'));
    const ids = idsOf(row, request);
    const recipient = bareAddress(row('recipient')) || (request?.recipient ?? '');
    const isNamed = recipient !== '' || Object.values(ids).some((id) => id !== '');
    if (type === undefined || time === 0 || !isNamed) {
      this.#unread++;
      return;
    }
    emit(
      mailEvent(type, SYSTEM, {
        time,
        recipient,
        campaign: row('campaign'),
        stream: row('stream'),
        ids,
        client: clientOf({
          ip: row('ip').slice(0, 64),
          userAgent: row('userAgent').slice(0, LONGEST_FIELD),
          method: row('method').toUpperCase().slice(0, 20),
          url,
          machine: flagOf(row('machine')),
          link: linkOf(row) || (request?.link ?? ''),
          referrer: row('referrer').slice(0, LONGEST_FIELD),
          headers,
        }),
      }),
    );
  }

  #time(value: string): number {
    return this.#clock.read(value) ? this.#clock.time : timeOf(value);
  }
}

/** A list of flags has `true` where rows have `"true"`. */
const textOrFlag = (value: unknown): string =>
  typeof value === 'boolean' ? String(value) : textOf(value);

/** Where no column tells it: a link was followed, or else a picture was seen. */
function typeOf(row: Row, request: LinkRequest | null, url: string): EventType | undefined {
  const told = row('type');
  if (told !== '') return touchType(told);
  if (request) return request.type;
  return url !== '' || row('link') !== '' ? 'clicked' : 'opened';
}

/** `link` holds an address in some tools' files, a number in others. */
const isAddress = (text: string): boolean => /[/:.]/.test(text);
const linkOf = (row: Row): string => (isAddress(row('link')) ? '' : row('link').slice(0, 100));
const urlOf = (row: Row): string =>
  (row('url') || (isAddress(row('link')) ? row('link') : '')).slice(0, 2048);

function pathOf(url: string): string {
  const scheme = url.indexOf('://');
  if (scheme < 0) return url;
  const slash = url.indexOf('/', scheme + 3);
  return slash < 0 ? '/' : url.slice(slash);
}

/** A message id without a domain is no Message-ID (RFC 5322 §3.6.4): it is the sender's own, or its provider's. */
function idsOf(row: Row, request: LinkRequest | null): Partial<MailEvent['ids']> {
  const id = bareId(row('messageId'));
  const other = id.includes('@') ? '' : id;
  return {
    linkToken: row('linkToken') || (request?.token ?? ''),
    messageId: id.includes('@') ? id : '',
    ownId: row('ownId') || (request?.message ?? '') || other,
    providerId: row('providerId') || other,
  };
}

/** All fields of the request were told: what is not among them was not sent. */
function headersOf(told: Fields): Readonly<Record<string, string>> {
  const kept = new Map<string, string>(ASKED.map((name) => [name, '']));
  for (const [name, value] of Object.entries(told)) {
    const key = name
      .toLowerCase()
      .replaceAll('_', '-')
      .replace(/^http-/, '');
    if (HEADERS.has(key)) kept.set(key, textOf(value).slice(0, LONGEST_FIELD));
  }
  return Object.fromEntries(kept);
}

/** A column alone does not tell an empty value from one that was not written down. */
function headersOfRow(row: Row): Readonly<Record<string, string>> | null {
  const language = row('language');
  const fetchMode = row('fetchMode');
  if (language === '' && fetchMode === '') return null;
  return {
    'accept-language': language,
    ...(fetchMode === '' ? {} : { 'sec-fetch-mode': fetchMode }),
  };
}

/** Columns or fields in any order and number; what is not known is passed over. */
export const engagement: LogFormat = {
  id: SYSTEM,
  title: 'opens and clicks (CSV or JSON lines)',
  byHand: true,
  recognises: (lines) => {
    const first = lines.findIndex((line) => line.trim() !== '');
    const line = (lines[first] ?? '').replace(/^\ufeff/, '');
    const known = line.startsWith('{') ? knownInObject(line) : knownInRows(line, lines[first + 1]);
    return known >= 3 ? lines.length - first : 0;
  },
  open: (setting, saved) => new EngagementReader(setting, saved),
};

function knownInObject(line: string): number {
  const object = parsedJson(line);
  if (!isFields(object)) return 0;
  const type = Object.entries(object).find(([name]) => touchColumn(name) === 'type');
  return type && touchType(textOf(type[1])) ? knownTouchColumns(Object.keys(object)) : 0;
}

function knownInRows(head: string, row = ''): number {
  const separator = separatorOf(head);
  const names = csvFields(head, separator) ?? [];
  const at = names.findIndex((name) => touchColumn(name) === ('type' satisfies TouchColumn));
  const value = (csvFields(row, separator) ?? [])[at] ?? '';
  return touchType(value) ? knownTouchColumns(names) : 0;
}
