// Reads what a sender wrote down of the mails it sent: JSON lines or comma-separated values → events.

import { type MailEvent, mailEvent } from '../../model/event.ts';
import { csvFields, separatorOf } from '../../text/csv.ts';
import { bareAddress, bareId } from '../angle.ts';
import { type CsvLayout, CsvRows, columnName, type Row } from '../csv-rows.ts';
import { type Fields, isFields, listOf, parsedJson, textOf } from '../json-value.ts';
import { boundedLine } from '../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { addressOf } from '../provider-words.ts';
import { savedPart } from '../saved.ts';
import { epochTime, LogClock } from '../time.ts';

const SYSTEM = 'sent-log';
const MOST_RECIPIENTS = 10_000;

/** What a column means → names it is known by, in lower case without signs between the words. */
const COLUMNS = {
  ownId: 'id mailid emailid sendid sentid ownid internalid messageno messagenumber externalid',
  recipient:
    'recipient recipients recipientaddress recipientemail to toaddress toemail rcpt rcptto email emailaddress address mail mailto envelopeto destination subscriberemail contactemail',
  stream: 'stream list listid messagestream kind category channel',
  campaign: 'campaign campaignid campaignname job jobid mailing mailingid newsletter broadcast tag',
  time: 'time sentat senton date timestamp ts sent sendtime senttime senddate sentdate datetime createdat created submittedat queuedat injectedat',
  sender:
    'envelopesender envelopefrom returnpath mailfrom bounceaddress sender senderaddress smtpfrom',
  messageId:
    'messageid messageidheader msgid headermessageid rfcmessageid rfc822messageid internetmessageid smtpid',
  providerId:
    'providerid providermessageid espid espmessageid sesid sesmessageid sgmessageid sendgridmessageid postmarkid awsmessageid transmissionid',
  envelopeId: 'envid envelopeid',
  linkToken: 'linktoken clicktoken trackingtoken token',
  lane: 'lane provider ippool pool sourceip sendingip ip account subaccount vmta',
  subject: 'subject',
} as const;

type Column = keyof typeof COLUMNS;

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  Object.entries(COLUMNS).flatMap(([column, names]) =>
    names.split(' ').map((name) => [name, column as Column] as const),
  ),
);

/** What only they have who tell what became of a mail: server logs, webhooks. */
const OUTCOMES = new Set(
  'event eventid events eventdata recordtype notificationtype eventtype results dsnstatus dsnaction bouncecat bounce recipientstatus response msys nodeid relay'.split(
    ' ',
  ),
);

const columnOf = (name: string): Column | undefined => BY_NAME.get(columnName(name));

/** Comma-separated values with a head, or a JSON object a line. Columns that it does not know are passed over. */
export const sentLog: LogFormat = {
  id: SYSTEM,
  title: 'sent log (CSV or JSON lines)',
  byHand: true,
  recognises: (lines) => {
    const first = lines.findIndex((line) => line.trim() !== '');
    const names = first < 0 ? [] : namesIn(lines[first] ?? '');
    // A name with a colon is a field of a mail.
    if (names.some((name) => name.includes(':') || OUTCOMES.has(columnName(name)))) return 0;
    // Less than what is surely a server's log, which may have such names too.
    return knownColumns(names) >= 2 ? Math.max(1, lines.length - first - 1) / 2 : 0;
  },
  open: (setting, saved) => new SentLogReader(setting, saved),
};

function namesIn(line: string): readonly string[] {
  const text = line.replace(/^\ufeff/, '');
  if (!text.startsWith('{')) return csvFields(text, separatorOf(text)) ?? [];
  const object = parsedJson(text);
  return isFields(object) ? Object.keys(object) : [];
}

/** 0 without a recipient, which an event needs. */
function knownColumns(names: readonly string[]): number {
  const columns = names.flatMap((name) => columnOf(name) ?? []);
  return columns.includes('recipient') ? new Set(columns).size : 0;
}

class SentLogReader implements LogReader {
  problem: string;
  readonly #rows: CsvRows;
  readonly #clock: LogClock;
  /** The line that names the columns; `''` before it and where there are objects. */
  #head: string;
  #unread = 0;

  constructor(setting: LogSetting, saved: unknown) {
    const layout: CsvLayout = {
      head: (line) => this.#headIn(line),
      name: (column) => columnOf(column) ?? `#${columnName(column)}`,
    };
    this.#head = String(savedPart(saved, 'head') ?? '');
    this.problem = problemOf(this.#head);
    this.#rows = new CsvRows(layout, savedPart(saved, 'rows'));
    this.#clock = new LogClock(setting);
  }

  get unread(): number {
    return this.#unread + this.#rows.unread;
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    const bounded = boundedLine(line);
    if (this.#head === '' && /^\ufeff?\s{0,100}\{/.test(bounded)) this.#object(bounded, emit);
    else for (const row of this.#rows.take(bounded)) this.#row(row, emit);
  }

  end(): void {}

  save(): unknown {
    return { head: this.#head, rows: this.#rows.save() };
  }

  /** Files that were put together have the head again in their midst. */
  #headIn(line: string): string | null {
    const head = line.replace(/^\ufeff/, '');
    if (this.#head === '' && head.trim() !== '') {
      this.#head = head;
      this.problem = problemOf(head);
      return head;
    }
    return head === this.#head ? head : null;
  }

  #row(row: Row, emit: (event: MailEvent) => void): void {
    this.#tell(row, addressesIn(row('recipient')), emit);
  }

  #object(line: string, emit: (event: MailEvent) => void): void {
    const object = parsedJson(line.replace(/^\ufeff/, ''));
    const values = new Map<string, unknown>();
    for (const [name, value] of Object.entries(isFields(object) ? object : {})) {
      const column = columnOf(name);
      if (column && textOf(listOf(value)[0]) + recipientsIn(value).join() === '') continue;
      if (column) values.set(values.has(column) ? `${column}#2` : column, value);
    }
    const row: Row = (column) => textOf(listOf(values.get(column))[0]);
    this.#tell(row, recipientsIn(values.get('recipient')), emit);
  }

  #tell(row: Row, recipients: readonly string[], emit: (event: MailEvent) => void): void {
    if (recipients.length === 0) this.#unread++;
    const time = this.#time(row('time'));
    const ids = idsOf(row);
    for (const recipient of recipients)
      emit(
        mailEvent('submitted', SYSTEM, {
          time,
          recipient,
          sender: bareAddress(row('sender')),
          stream: row('stream'),
          campaign: row('campaign'),
          lane: row('lane'),
          subject: row('subject'),
          ids,
        }),
      );
  }

  /** Epoch seconds or milliseconds, or a date; without a zone that of the setting. 0: none. */
  #time(value: string): number {
    if (/^\d{1,19}(?:\.\d{1,9})?$/.test(value)) return epochTime(value);
    if (this.#clock.read(value)) return this.#clock.time;
    // `11/12/2026` is of two months, depending on who wrote it.
    if (value.length < 8 || value.length > 60 || value.includes('/')) return 0;
    const hasZone = value.includes(':') && /(?:\dZ|[+-]\d\d:?\d\d|[A-Z]{3,4}\)?)$/.test(value);
    const time = Date.parse(hasZone ? value : `${value.replace(/(\d)T/, '$1 ')} UTC`);
    if (!Number.isFinite(time)) return 0;
    return hasZone ? time : this.#clock.local(1970, 0, 1, time);
  }
}

function problemOf(head: string): string {
  if (head === '' || knownColumns(namesIn(head)) > 0) return '';
  const names = namesIn(head)
    .slice(0, 8)
    .map((name) => name.trim().slice(0, 40));
  return `no column of the sent log holds the recipient; its first line names ${names.join(', ')}`;
}

/** Addresses in a text, in objects such as `{"email": …}`, in a list of either. */
function recipientsIn(value: unknown): readonly string[] {
  return listOf(value)
    .slice(0, MOST_RECIPIENTS)
    .flatMap((one) => addressesIn(isFields(one) ? addressIn(one) : textOf(one)));
}

/** One address, or several; a name before it may hold a comma. */
function addressesIn(text: string): readonly string[] {
  const all = text
    .split(/[;,]/, MOST_RECIPIENTS)
    .map(addressOf)
    .filter((address) => address !== '');
  return all.length > 1 ? all.filter((address) => address.includes('@')) : all;
}

const addressIn = (object: Fields): string =>
  textOf(object['email'] ?? object['address'] ?? object['recipient']);

/** A message id without a domain is no Message-ID (RFC 5322 §3.6.4): it is the sender's own, or its provider's. */
function idsOf(row: Row): Partial<MailEvent['ids']> {
  const told = [row('messageId'), row('messageId#2')];
  const other = told.find((id) => id !== '' && !id.includes('@')) ?? '';
  return {
    ownId: row('ownId') || other,
    messageId: bareId(told.find((id) => id.includes('@')) ?? ''),
    providerId: row('providerId') || other,
    envelopeId: row('envelopeId'),
    linkToken: row('linkToken'),
  };
}
