// Reads what a sender wrote down of the mails it sent: JSON lines or comma-separated values → events.

import { type MailEvent, mailEvent } from '../../model/event.ts';
import { csvFields, separatorOf } from '../../text/csv.ts';
import { bareAddress, bareId } from '../angle.ts';
import type { LogFormat, LogReader } from '../log-format.ts';
import { savedPart } from '../saved.ts';
import { epochTime } from '../time.ts';

const SYSTEM = 'sent-log';
/** A record over several lines is given up beyond: a quote was left open. */
const LONGEST_RECORD = 65_536;

/** What a column means → names it is known by, in lower case without signs between the words. */
const COLUMNS = {
  ownId: ['id', 'mailid', 'emailid', 'sendid', 'ownid', 'internalid', 'messageno'],
  recipient: ['recipient', 'to', 'rcpt', 'rcptto', 'email', 'address', 'emailaddress', 'toaddress'],
  stream: ['stream', 'list', 'listid', 'messagestream', 'kind'],
  campaign: ['campaign', 'campaignid', 'campaignname', 'jobid', 'mailing'],
  time: ['time', 'sentat', 'date', 'timestamp', 'sent', 'sendtime', 'datetime', 'createdat'],
  sender: ['envelopesender', 'envelopefrom', 'returnpath', 'mailfrom', 'bounceaddress', 'sender'],
  messageId: ['messageid', 'messageidheader', 'msgid', 'headermessageid', 'rfcmessageid'],
  providerId: ['providerid', 'providermessageid', 'espid', 'sesmessageid', 'sgmessageid'],
  linkToken: ['linktoken', 'clicktoken', 'trackingtoken', 'token'],
  lane: ['lane', 'provider', 'ippool', 'pool', 'sourceip', 'ip', 'account'],
  subject: ['subject'],
} as const;

type Column = keyof typeof COLUMNS;
type Row = Readonly<Partial<Record<Column, string>>>;

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  Object.entries(COLUMNS).flatMap(([column, names]) =>
    names.map((name) => [name, column as Column] as const),
  ),
);

const columnOf = (name: string): Column | undefined =>
  BY_NAME.get(name.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** Comma-separated values with a head, or a JSON object a line. Columns that it does not know are passed over. */
export const sentLog: LogFormat = {
  id: SYSTEM,
  title: 'sent log (CSV or JSON lines)',
  byHand: true,
  recognises: (lines) => {
    const first = lines.findIndex((line) => line.trim() !== '');
    const known = first < 0 ? 0 : knownColumns(lines[first] ?? '');
    // Less than what is surely a server's log, which may have such names too.
    return known >= 2 ? Math.max(1, lines.length - first - 1) / 2 : 0;
  },
  open: (_setting, saved) => new SentLogReader(saved),
};

/** Columns known in a head or a first object; 0 without a recipient, which an event needs. */
function knownColumns(line: string): number {
  const text = line.replace(/^\ufeff/, '');
  const names = text.startsWith('{') ? Object.keys(objectOf(text) ?? {}) : headOf(text);
  const columns = names.flatMap((name) => columnOf(name) ?? []);
  return columns.includes('recipient') ? new Set(columns).size : 0;
}

const headOf = (line: string): string[] => csvFields(line, separatorOf(line)) ?? [];

class SentLogReader implements LogReader {
  unread = 0;
  #head: readonly string[];
  #separator: string;
  /** A record that goes on in the next line. */
  #open: string;

  constructor(saved: unknown) {
    const head = savedPart(saved, 'head');
    this.#head = Array.isArray(head) ? head.map(String) : [];
    this.#separator = String(savedPart(saved, 'separator') ?? ',');
    this.#open = String(savedPart(saved, 'open') ?? '');
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    const row = this.#rowOf(line);
    if (row) this.#tell(row, emit);
  }

  end(): void {}

  save(): unknown {
    return { head: this.#head, separator: this.#separator, open: this.#open };
  }

  #rowOf(line: string): Row | null {
    if (line.trim() === '' && this.#open === '') return null;
    if (this.#head.length === 0 && line.trimStart().startsWith('{')) return this.#object(line);
    const record = this.#open === '' ? line : `${this.#open}\n${line}`;
    if (this.#head.length === 0) return this.#readHead(record);
    const fields = csvFields(record, this.#separator);
    this.#open = fields === null && record.length < LONGEST_RECORD ? record : '';
    if (fields === null) {
      if (this.#open === '') this.unread++;
      return null;
    }
    // Files that were put together have the head again in their midst.
    return fields.join() === this.#head.join() ? null : rowOf(this.#head, fields);
  }

  #readHead(line: string): null {
    const head = line.replace(/^\ufeff/, '');
    this.#separator = separatorOf(head);
    this.#head = csvFields(head, this.#separator) ?? [];
    return null;
  }

  #object(line: string): Row | null {
    const object = objectOf(line);
    if (!object) {
      this.unread++;
      return null;
    }
    const told = Object.entries(object).filter(([, value]) => /string|number/.test(typeof value));
    return rowOf(
      told.map(([name]) => name),
      told.map(([, value]) => String(value)),
    );
  }

  #tell(row: Row, emit: (event: MailEvent) => void): void {
    const recipient = bareAddress(row.recipient ?? '');
    if (recipient === '') {
      this.unread++;
      return;
    }
    emit(
      mailEvent('submitted', SYSTEM, {
        time: timeOf(row.time ?? ''),
        recipient,
        sender: bareAddress(row.sender ?? ''),
        stream: row.stream ?? '',
        campaign: row.campaign ?? '',
        lane: row.lane ?? '',
        subject: row.subject ?? '',
        ids: {
          ownId: row.ownId ?? '',
          messageId: bareId(row.messageId ?? ''),
          providerId: row.providerId ?? '',
          linkToken: row.linkToken ?? '',
        },
      }),
    );
  }
}

function rowOf(names: readonly string[], values: readonly string[]): Row {
  const row: Partial<Record<Column, string>> = {};
  names.forEach((name, at) => {
    const column = columnOf(name);
    const value = values[at]?.trim() ?? '';
    if (column && value !== '' && row[column] === undefined) row[column] = value;
  });
  return row;
}

/** Epoch seconds or milliseconds, or a date as ECMAScript reads it; without a zone UTC. 0: none. */
function timeOf(value: string): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return epochTime(value);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d|GMT|UTC)$/i.test(value);
  const time = Date.parse(hasZone || value.length <= 10 ? value : `${value.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? 0 : time;
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
