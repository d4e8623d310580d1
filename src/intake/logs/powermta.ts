// Reads the accounting files of PowerMTA, as comma-separated values or JSON lines → events.
// Columns: User's Guide 5.5 §12.2, https://hackmd.io/@z3d3m0n/Pmta_records;
// older spellings: https://mailrelay.com/es/api-documentation/appendix/2

import {
  type EventType,
  type MailEvent,
  mailEvent,
  NULL_SENDER,
  type SystemLabel,
} from '../../model/event.ts';
import { bareAddress, bareId } from '../angle.ts';
import { type CsvLayout, CsvRows, columnName, type Row } from '../csv-rows.ts';
import { hostAndIp } from '../fields.ts';
import { isFields, parsedJson, textOf } from '../json-value.ts';
import { boundedLine } from '../kept.ts';
import type { LogFormat, LogReader, LogSetting } from '../log-format.ts';
import { labelOf } from '../provider-words.ts';
import { stageOfReply } from '../reply-stage.ts';
import { savedPart } from '../saved.ts';
import { epochTime, LogClock } from '../time.ts';

const SYSTEM = 'powermta';

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['d', 'delivered'],
  ['delivery', 'delivered'],
  ['b', 'failed'],
  ['bounce', 'failed'],
  ['t', 'deferred'],
  ['transient', 'deferred'],
  ['tq', 'deferred'],
  ['r', 'submitted'],
  ['receipt', 'submitted'],
  ['f', 'complaint'],
  ['feedback-loop', 'complaint'],
  ['rb', 'notice-failed'],
  ['rs', 'notice-delayed'],
]);

/** What a notice of another server says (RFC 3464 §2.3.3). */
const NOTICES: ReadonlyMap<string, EventType> = new Map([
  ['failed', 'notice-failed'],
  ['delayed', 'notice-delayed'],
  ['delivered', 'notice-delivered'],
  ['relayed', 'notice-relayed'],
  ['expanded', 'notice-expanded'],
]);

type Category = readonly [permanent: boolean | null, reasons: readonly string[]];

/** https://it.i88.ca/2014/11/bounce-categories-of-powermta.html; `policy-related` may be nearly anything. */
const CATEGORIES: ReadonlyMap<string, Category> = new Map<string, Category>([
  ['bad-configuration', [null, ['system-unavailable', 'system-full', 'local-error']]],
  ['bad-connection', [null, ['connection-failed', 'tls-failure', 'system-unavailable']]],
  ['bad-domain', [true, ['domain-not-found', 'domain-no-mail', 'dns-failure']]],
  ['bad-mailbox', [true, ['user-unknown', 'address-syntax', 'owner-changed']]],
  ['content-related', [null, ['content-policy', 'attachment-blocked', 'malformed-message']]],
  ['inactive-mailbox', [true, ['mailbox-disabled', 'mailbox-moved', 'owner-changed']]],
  ['invalid-sender', [null, ['sender-invalid', 'ptr-invalid']]],
  ['message-expired', [null, ['expired']]],
  ['no-answer-from-host', [null, ['connection-failed', 'system-unavailable']]],
  ['protocol-errors', [null, ['protocol-error', 'encoding-unsupported', 'malformed-message']]],
  ['quota-issues', [null, ['mailbox-full', 'recipient-rate-limited', 'message-too-large']]],
  ['relaying-issues', [null, ['relay-denied', 'submission-refused', 'auth-required']]],
  ['routing-errors', [null, ['routing-loop', 'dns-failure', 'domain-no-mail']]],
  ['spam-related', [null, ['spam-content', 'ip-blocklisted', 'domain-blocklisted']]],
  ['virus-related', [null, ['virus-detected']]],
  ['policy-related', [null, []]],
  ['other', [null, []]],
]);

class PowerMtaReader implements LogReader {
  readonly #rows: CsvRows;
  readonly #clock: LogClock;
  #unread = 0;

  constructor(setting: LogSetting, saved?: unknown) {
    this.#rows = new CsvRows(LAYOUT, savedPart(saved, 'rows'));
    this.#clock = new LogClock(setting);
  }

  get unread(): number {
    return this.#unread + this.#rows.unread;
  }

  line(line: string, emit: (event: MailEvent) => void): void {
    const bounded = boundedLine(line);
    const object = bounded.startsWith('{') ? objectRow(bounded) : null;
    for (const row of object ? [object] : this.#rows.take(bounded)) this.#record(row, emit);
  }

  end(): void {}

  save(): unknown {
    return { rows: this.#rows.save() };
  }

  #record(row: Row, emit: (event: MailEvent) => void): void {
    const type = typeOf(row);
    if (type === null) return;
    // Of a whole queue (`tq`) no recipient is told: nothing is known of any mail.
    const recipient = recipientOf(row);
    const time = this.#time(row('timelogged')) || this.#time(row('arrivaldate'));
    if (recipient === '' || time === 0) {
      if (row('type') !== 'tq') this.#unread++;
      return;
    }
    const queuedAt = this.#time(row('timequeued'));
    emit(
      mailEvent(type, SYSTEM, {
        ...(type === 'submitted' ? {} : outcomeOf(type, row, recipient)),
        time: type === 'submitted' ? queuedAt || time : time,
        recipient,
        originalRecipient: originalOf(row, recipient),
        sender: senderOf(row),
        campaign: row('jobid') || row('headerxjob'),
        lane: row('vmta') || row('vmtapool') || row('dlvsourceip'),
        subject: row('headersubject'),
        ids: {
          envelopeId: row('envid'),
          messageId: bareId(row('headermessageid')),
          providerId: mailOf(row, queuedAt, recipient),
          queuedAt,
        },
      }),
    );
  }

  /** Seconds since 1970, or a date with its zone, by the server's setting. */
  #time(text: string): number {
    if (text === '') return 0;
    if (/^\d{9,13}(?:\.\d{1,9})?$/.test(text)) return epochTime(text);
    return this.#clock.read(text) ? this.#clock.time : 0;
  }
}

/** Null where it is a record of another kind, or a report that something is no spam. */
function typeOf(row: Row): EventType | null {
  const type = TYPES.get(row('type').toLowerCase()) ?? null;
  if (type === 'complaint') return complaintOf(row('feedbacktype').toLowerCase());
  if (type === 'failed' && row('bouncecat') === 'message-expired') return 'expired';
  if (type?.startsWith('notice')) return NOTICES.get(row('dsnaction').toLowerCase()) ?? type;
  return type;
}

/** RFC 5965 §7.3, RFC 6430. */
function complaintOf(feedbackType: string): EventType | null {
  if (feedbackType === 'not-spam' || feedbackType === 'dmarc') return null;
  return feedbackType.startsWith('opt-out') ? 'unsubscribed' : 'complaint';
}

const recipientOf = (row: Row): string =>
  bareAddress(row('rcpt') || row('origrcptto') || row('originalrcptto'));

/** ORCPT names a type before the address (RFC 3461 §4.2). */
function originalOf(row: Row, recipient: string): string {
  const original = row('orcpt').replace(/^rfc822;/i, '');
  return original.toLowerCase() === recipient.toLowerCase() ? '' : original;
}

function senderOf(row: Row): string {
  const sender = bareAddress(row('orig') || row('origmailfrom') || row('originalmailfrom'));
  // A report's own sender is nothing of our mail.
  return sender === NULL_SENDER && !/^[dbtr]/i.test(row('type')) ? '' : sender;
}

/** Records have no id: what one mail's records share tells them from another's. */
function mailOf(row: Row, queuedAt: number, recipient: string): string {
  return queuedAt === 0 ? '' : `${queuedAt} ${row('orig')} ${recipient}`;
}

function outcomeOf(type: EventType, row: Row, recipient: string): Partial<MailEvent> {
  if (type === 'complaint' || type === 'unsubscribed')
    return { label: labelOf(['feedback', row('feedbacktype')], null), stage: 'async' };
  const { reply, isOwn } = replyOf(row('dsndiag'));
  const mta = hostAndIp(row('dsnmta'));
  // Misspelt by versions before 5.
  const ip = row('dlvdestinationip') || row('dlvdesintationip') || mta.ip;
  const spoken = mta.host === '' && ip === '' ? 'unknown' : 'remote';
  const stage = type.startsWith('notice') ? 'async' : stageOfReply(reply, recipient);
  return {
    reply,
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(row('dsnstatus'))?.[0] ?? '',
    stage,
    speaker: isOwn ? 'reporter' : spoken,
    host: mta.host,
    ip,
    tls: row('dlvtlsprotocol'),
    label: labelOfCategory(row('bouncecat')),
  };
}

/** `smtp;550 5.1.1 words`; what PowerMTA says itself is marked. */
function replyOf(diagnostic: string): { reply: string; isOwn: boolean } {
  const type = /^([a-z][\w-]{1,30});\s{0,5}/i.exec(diagnostic.slice(0, 50));
  const words = type ? diagnostic.slice(type[0].length) : diagnostic;
  const isOwn = words.includes('[internal]') || /^x-/i.test(type?.[1] ?? '');
  return { reply: words.replaceAll('[internal]', '').replace(/\s+/g, ' ').trim(), isOwn };
}

function labelOfCategory(words: string): SystemLabel | null {
  const [permanent = null, reasons = []] = CATEGORIES.get(words.toLowerCase()) ?? [];
  return words === '' ? null : labelOf([words], permanent, reasons);
}

/** A head begins every file, and comes again where the settings changed. */
const headOf = (line: string): string | null => {
  const head = line.replace(/^\ufeff/, '');
  return /^"?type"?,"?[a-zA-Z]/.test(head) && /timeLogged/i.test(head) ? head : null;
};

const LAYOUT: CsvLayout = { head: headOf, name: columnName };

function objectRow(line: string): Row | null {
  const object = parsedJson(line);
  if (!isFields(object)) return null;
  const values = new Map(
    Object.entries(object).map(([name, value]) => [columnName(name), textOf(value)] as const),
  );
  return (column) => values.get(column) ?? '';
}

const isObject = (line: string): boolean =>
  line.startsWith('{') && line.includes('"timeLogged"') && line.includes('"type"');
const RECORD = /^"?(?:d|b|t|tq|r|f|rb|rs|delivery|bounce|transient|receipt)"?,/;

/** PowerMTA 3 to 6. */
export const powermta: LogFormat = {
  id: SYSTEM,
  title: 'PowerMTA (accounting CSV)',
  recognises: (lines) => {
    const objects = lines.filter(isObject).length;
    const isCsv = lines.some((line) => headOf(line) !== null);
    const rows = lines.filter((line) => RECORD.test(line) || headOf(line) !== null).length;
    return objects + (isCsv ? rows : 0);
  },
  open: (setting, saved) => new PowerMtaReader(setting, saved),
};
