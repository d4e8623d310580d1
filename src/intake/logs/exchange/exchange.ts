// Reads the message tracking log of Exchange, also as Microsoft 365 exports it → events.
// Columns: https://learn.microsoft.com/exchange/mail-flow/transport-logs/message-tracking;
// reports of message traces: https://learn.microsoft.com/exchange/monitoring/trace-an-email-message/message-trace-scc

import { type EventType, type MailEvent, mailEvent } from '../../../model/event.ts';
import type { Stage } from '../../../model/stage.ts';
import { bareAddress, bareId } from '../../angle.ts';
import { type CsvLayout, CsvRows, columnName, type Row } from '../../csv-rows.ts';
import { boundedLine, kept } from '../../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../../log-format.ts';
import { OpenMessages } from '../../open-messages.ts';
import { savedPart, snapshot } from '../../saved.ts';
import { LogClock } from '../../time.ts';
import { type RecipientStatus, recipientsIn, statusesIn } from './recipient-status.ts';

const SYSTEM = 'exchange';
/** Members of one list whose list is remembered, messages of which that is. */
const MOST_MEMBERS = 500;
const MOST_RENAMED = 5000;

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['RECEIVE', 'submitted'],
  ['SEND', 'delivered'],
  ['SENDEXTERNAL', 'delivered'],
  ['DELIVER', 'delivered'],
  ['FAIL', 'failed'],
  ['DEFER', 'deferred'],
  ['BADMAIL', 'not-attempted'],
  ['POISONMESSAGE', 'not-attempted'],
]);
/** These say that one address stands for others: `related-recipient-address` is the one that was used. */
const RENAMES = new Set(['RESOLVE', 'REDIRECT', 'EXPAND']);
/** The last step of a trace's summary → what happened. */
const LAST_STEPS: ReadonlyMap<string, EventType> = new Map([
  ['deliver', 'delivered'],
  ['delivered', 'delivered'],
  ['send', 'delivered'],
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['defer', 'deferred'],
  ['pending', 'deferred'],
]);

/** Within the organisation a mail only moves on. */
const INTERNAL = /intra-?organization|inter-?site|proxy send connector/i;

/** What the server says itself names its part before the words. */
const OWN_WORDS: readonly (readonly [string, Stage])[] = [
  ['RESOLVER.', 'never'],
  ['QUEUE.', 'never'],
  ['DNS query failed', 'dns'],
  ['DNS', 'dns'],
  ['Failed to connect', 'connect'],
  ['Connection ', 'connect'],
  ['TLS', 'starttls'],
];

class ExchangeReader implements LogReader {
  readonly #rows: CsvRows;
  readonly #clock: LogClock;
  /** Message → address it went on to → address that was used. */
  readonly #names: OpenMessages<Record<string, string>>;
  #unread = 0;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#rows = new CsvRows(LAYOUT, savedPart(saved, 'rows'));
    this.#clock = new LogClock({ ...setting, zone: 'UTC' });
    this.#names = new OpenMessages(savedPart(saved, 'names'), MOST_RENAMED);
  }

  get unread(): number {
    return this.#unread + this.#rows.unread;
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    if (line.startsWith('#') && headOf(line) === null) return;
    for (const row of this.#rows.take(boundedLine(line))) this.#record(row, emit);
  }

  end(): void {}

  save(): unknown {
    return snapshot({ rows: this.#rows.save(), names: this.#names.save() });
  }

  #record(row: Row, emit: (event: MailEvent) => void): void {
    const event = row('eventid').toUpperCase();
    const told = row('datetime') || row('datetimeutc') || row('origintimestamputc');
    if (!this.#clock.read(told)) {
      this.#unread++;
      return;
    }
    const { time } = this.#clock;
    if (event === '') summary(row, time, emit);
    else if (RENAMES.has(event)) this.#rename(row);
    else this.#attempts(row, event, time, emit);
  }

  #rename(row: Row): void {
    const used = bareAddress(row('relatedrecipientaddress'));
    const message = messageOf(row);
    if (used === '' || message === '') return;
    const known = this.#names.get(message) ?? {};
    const names = Object.keys(known).length > MOST_MEMBERS ? {} : { ...known };
    for (const address of recipientsIn(row('recipientaddress')).slice(0, MOST_MEMBERS)) {
      const name = address.toLowerCase();
      // The first name is the one that the sender used.
      if (name !== used.toLowerCase()) names[`@${kept(name)}`] = kept(nameOf(known, used) || used);
    }
    this.#names.set(message, names);
  }

  #attempts(row: Row, event: string, time: number, emit: (event: MailEvent) => void): void {
    const type = TYPES.get(event);
    if (!type || (event.startsWith('SEND') && INTERNAL.test(row('connectorid')))) return;
    const about = { ...mailOf(row), time };
    if (type === 'submitted') {
      // A mail that comes in from another server of ours was taken over there.
      if (!INTERNAL.test(row('connectorid'))) emit(mailEvent(type, SYSTEM, about));
      return;
    }
    const recipients = recipientsIn(row('recipientaddress'));
    const statuses = statusesIn(row('recipientstatus'), recipients.length);
    const names = this.#names.get(messageOf(row)) ?? {};
    recipients.forEach((address, at) => {
      const recipient = bareAddress(address);
      const attempt = attemptOf(row, type, statuses[at]);
      const originalRecipient = nameOf(names, recipient);
      emit(
        mailEvent(attempt.type ?? type, SYSTEM, {
          ...about,
          ...attempt,
          recipient,
          originalRecipient,
        }),
      );
    });
  }
}

type Told = Parameters<typeof mailEvent>[2] & { type?: EventType };

function mailOf(row: Row): Told {
  return {
    sender: senderOf(row),
    subject: row('messagesubject'),
    ids: {
      messageId: bareId(row('messageid')),
      // Stays the same on every server; the internal id does not.
      providerId: row('networkmessageid'),
    },
  };
}

function attemptOf(row: Row, type: EventType, status: RecipientStatus | undefined): Told {
  const isSmtp = row('source').toUpperCase() === 'SMTP';
  const words = status?.reply || (type === 'delivered' ? '' : row('sourcecontext'));
  const own = OWN_WORDS.find(([start]) => words.includes(start));
  const isNext = isSmtp || (status?.host ?? '') !== '';
  const isRemote = isNext && !own && /^[245]\d\d[ -]/.test(words);
  const reply = words.replace(/\s+/g, ' ').slice(0, 4000);
  return {
    type: type === 'failed' && /\b4\.4\.7\b|QUEUE\.Expired/.test(reply) ? 'expired' : type,
    reply,
    status: /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? '',
    replyCode: /^([245]\d\d)[ -]/.exec(reply)?.[1] ?? '',
    stage: own?.[1] ?? 'unknown',
    speaker: isRemote ? 'remote' : 'reporter',
    host: status?.host || (isSmtp ? row('serverhostname') : ''),
    ip: status?.ip || (isSmtp ? row('serverip') : ''),
    lane: row('connectorid'),
  };
}

/** `anna@example.com##Receive, Send;ben@example.com##Receive, Fail`: what became of each in the end. */
function summary(row: Row, time: number, emit: (event: MailEvent) => void): void {
  const about = { ...mailOf(row), time };
  for (const each of row('recipientstatus').split(';', MOST_MEMBERS)) {
    const [address = '', steps = ''] = each.split('##', 2);
    const recipient = bareAddress(address);
    if (recipient === '' || !each.includes('##')) continue;
    emit(mailEvent('submitted', SYSTEM, { ...about, recipient }));
    const last = steps.slice(steps.lastIndexOf(',') + 1).trim();
    const type = LAST_STEPS.get(last.toLowerCase());
    const label = { words: steps.trim(), permanent: null, reasons: [] };
    if (type) emit(mailEvent(type, SYSTEM, { ...about, recipient, label }));
  }
}

/** Keys begin with a sign that no name of a property has. */
const nameOf = (names: Record<string, string>, address: string): string =>
  names[`@${address.toLowerCase()}`] ?? '';

const messageOf = (row: Row): string => kept(row('networkmessageid') || row('messageid'));

/** A notice has `<>` for its return path and the postmaster for its sender. */
function senderOf(row: Row): string {
  const path = bareAddress(row('returnpath'));
  return path || bareAddress(row('senderaddress'));
}

const TRACKING = /^(?:#Fields: ?)?"?date[-_]time(?:[-_]utc)?"?,/i;
const SUMMARY = /^"?origin_timestamp_utc"?,/i;

/** What names the columns: `#Fields: date-time,…`, or the first line of a report. */
function headOf(line: string): string | null {
  const head = line.replace(/^\ufeff/, '');
  if (TRACKING.test(head)) return head.replace(/^#Fields: ?/i, '');
  return SUMMARY.test(head) ? head : null;
}

const LAYOUT: CsvLayout = { head: headOf, name: columnName };

/** `#Fields` names more than one column that no other log has. */
const isTracking = (line: string): boolean => {
  const head = headOf(line);
  if (head === null) return false;
  const columns = head.split(',').map(columnName);
  return columns.includes('recipientstatus') && columns.includes('messageid');
};

/** Exchange 2007 to 2019, Subscription Edition, and the reports of Microsoft 365. */
export const exchange: LogFormat = {
  id: SYSTEM,
  title: 'Exchange (message tracking CSV)',
  recognises: (lines) => {
    const head = lines.findIndex(isTracking);
    if (head < 0) return 0;
    return lines.slice(head).filter((line) => line.startsWith('#') || /^"?\d{4}-/.test(line))
      .length;
  },
  open: (setting, saved) => new ExchangeReader(setting, saved),
};
