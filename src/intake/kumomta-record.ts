// Reads one record of KumoMTA, as its logs and its hooks hold it → events.
// Source: https://docs.kumomta.com/reference/log_record/

import {
  type EventType,
  type MailEvent,
  mailEvent,
  NULL_SENDER,
  type SystemLabel,
} from '../model/event.ts';
import type { Stage } from '../model/stage.ts';
import { bareAddress, bareId } from './angle.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from './json-value.ts';
import { addressOf, labelOf, replyCodeOf } from './provider-words.ts';

const SYSTEM = 'kumomta';

/**
 * Those without an event: what came in and was refused (`Rejection`: of anybody's mails, mostly not ours), what moved to
 * another node or queue (`XferIn`, `XferOut`, `AdminRebind`).
 */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['Reception', 'submitted'],
  ['Delivery', 'delivered'],
  ['Bounce', 'failed'],
  ['TransientFailure', 'deferred'],
  ['Delayed', 'deferred'],
  ['Delay', 'deferred'],
  ['Expiration', 'expired'],
  ['AdminBounce', 'not-attempted'],
  ['OOB', 'notice-failed'],
  ['Feedback', 'complaint'],
]);
const OTHERS = new Set([
  'Rejection',
  'XferIn',
  'XferOut',
  'AdminRebind',
  'DeferredInjectionRebind',
]);

const STAGES: readonly (readonly [string, Stage])[] = [
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['LHLO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['AUTH', 'auth'],
  ['MAIL', 'mail'],
  ['RCPT', 'rcpt'],
  ['DATA', 'data'],
  ['BDAT', 'eod'],
  ['.', 'eod'],
];

/** What it says itself, where there was no command. */
const OWN_STAGES: readonly (readonly [RegExp, Stage])[] = [
  [/NXDOMAIN|resol|\bDNS\b|MX (?:host|record)|NULL MX/i, 'dns'],
  [/banner|greeting/i, 'banner'],
  [/EHLO|HELO/, 'ehlo'],
  [/TLS/, 'starttls'],
  [/connect/i, 'connect'],
];

/** https://docs.kumomta.com/userguide/configuration/bounce and its file of classes. */
const CLASSES: ReadonlyMap<string, readonly [boolean | null, readonly string[]]> = new Map<
  string,
  readonly [boolean | null, readonly string[]]
>([
  ['InvalidRecipient', [true, ['user-unknown', 'address-syntax', 'owner-changed']]],
  ['InactiveMailbox', [true, ['mailbox-disabled', 'mailbox-moved', 'owner-changed']]],
  ['BadDomain', [true, ['domain-not-found', 'domain-no-mail', 'dns-failure']]],
  ['DNSFailure', [null, ['dns-failure', 'domain-not-found', 'domain-no-mail']]],
  ['QuotaIssues', [null, ['mailbox-full', 'recipient-rate-limited', 'message-too-large']]],
  ['InvalidSender', [null, ['sender-invalid', 'auth-required']]],
  ['AuthenticationFailed', [null, ['auth-required', 'auth-spf', 'auth-dkim', 'auth-dmarc']]],
  ['RelayDenied', [null, ['relay-denied']]],
  ['RoutingErrors', [null, ['routing-loop', 'dns-failure']]],
  ['NoAnswerFromHost', [null, ['connection-failed', 'system-unavailable']]],
  ['BadConnection', [null, ['connection-failed', 'tls-failure', 'system-unavailable']]],
  ['MessageExpired', [null, ['expired']]],
  ['SpamContent', [null, ['spam-content']]],
  ['VirusRelated', [null, ['virus-detected']]],
  ['ProhibitedAttachment', [null, ['attachment-blocked']]],
  ['TooManyRecipients', [null, ['too-many-recipients']]],
]);

/** Events of one record, one for each recipient; none for a kind that tells nothing; null where it is no record. */
export function kumoEvents(record: Fields): readonly MailEvent[] | null {
  const kind = textOf(record['type']);
  const type = TYPES.get(kind);
  if (!type) return OTHERS.has(kind) ? [] : null;
  const told = type === 'complaint' ? reportOf(record) : mailOf(type, record);
  const recipients = told ? recipientsOf(told.recipients) : [];
  if (!told || recipients.length === 0) return null;
  const { event } = told;
  return recipients.map((recipient) =>
    mailEvent(event.type ?? type, SYSTEM, { ...event, recipient }),
  );
}

/** Whether this looks like a record. */
export const isKumoRecord = (record: Fields): boolean =>
  (TYPES.has(textOf(record['type'])) || OTHERS.has(textOf(record['type']))) &&
  ('nodeid' in record || 'queue' in record) &&
  'recipient' in record;

type Told = Parameters<typeof mailEvent>[2] & { type?: EventType };
interface About {
  readonly event: Told;
  readonly recipients: unknown;
}

function mailOf(type: EventType, record: Fields): About {
  const meta = fieldsOf(record['meta']);
  const isNotice = type === 'notice-failed';
  const sender = senderOf(record['sender']);
  const lane = firstText(record['egress_source'], record['egress_pool']);
  return {
    recipients: record['recipient'],
    event: {
      ...(type === 'submitted' ? {} : attemptOf(type, record)),
      time: timeOf(record['event_time'], record['timestamp']),
      // Of a notice: its own, not that of the mail it is about.
      sender: isNotice && sender === NULL_SENDER ? '' : sender,
      campaign: firstText(meta['campaign'], campaignOf(textOf(record['queue']))),
      stream: textOf(meta['stream']),
      lane: lane === 'unspecified' ? '' : lane,
      subject: textOf(headerOf(record, 'subject')),
      ids: isNotice ? {} : idsOf(record),
    },
  };
}

function idsOf(record: Fields): Partial<MailEvent['ids']> {
  return {
    queueId: textOf(record['id']),
    queuedAt: timeOf(record['created_time'], record['created']),
    messageId: bareId(textOf(headerOf(record, 'message-id'))),
  };
}

function attemptOf(type: EventType, record: Fields): Told {
  const response = fieldsOf(record['response']);
  const peer = fieldsOf(record['peer_address']);
  const code = replyCodeOf(response['code']);
  const status = statusOf(fieldsOf(response['enhanced_code']));
  const content = textOf(response['content']).replace(/\s+/g, ' ');
  const isOwn = /^KumoMTA internal/i.test(content) || textOf(peer['addr']) === '';
  const isNotice = type === 'notice-failed';
  return {
    type: isNotice ? noticeOf(code) : type,
    reply: (isOwn ? [content] : [code, status, content]).filter(Boolean).join(' '),
    status,
    replyCode: code,
    stage: isNotice ? 'async' : stageOf(textOf(response['command']), content, isOwn),
    speaker: isOwn && !isNotice ? 'reporter' : 'remote',
    host: textOf(peer['name']).replace(/\.$/, ''),
    ip: textOf(peer['addr']),
    tls: tlsOf(type, record),
    label: labelOfClass(type, textOf(record['bounce_classification'])),
  };
}

function noticeOf(code: string): EventType {
  if (code.startsWith('2')) return 'notice-delivered';
  return code.startsWith('4') ? 'notice-delayed' : 'notice-failed';
}

function statusOf(code: Fields): string {
  const status = [code['class'], code['subject'], code['detail']].map(textOf).join('.');
  return /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? status : '';
}

function stageOf(command: string, content: string, isOwn: boolean): Stage {
  const verb = command.trim().toUpperCase();
  const found = STAGES.find(([start]) => verb.startsWith(start));
  if (found) return found[1];
  return (isOwn ? OWN_STAGES.find(([words]) => words.test(content))?.[1] : undefined) ?? 'unknown';
}

function tlsOf(type: EventType, record: Fields): string {
  const version = textOf(record['tls_protocol_version']);
  const isPlain = type === 'delivered' && textOf(record['delivery_protocol']) === 'ESMTP';
  return version === '' && isPlain ? 'none' : version;
}

function labelOfClass(type: EventType, words: string): SystemLabel | null {
  if (words === '' || words === 'Uncategorized' || type === 'delivered') return null;
  const [permanent = null, reasons = []] = CLASSES.get(words) ?? [];
  return labelOf([words], permanent, reasons);
}

function reportOf(record: Fields): About | null {
  const report = fieldsOf(record['feedback_report']);
  const words = textOf(report['feedback_type']).toLowerCase();
  if (words === 'not-spam') return null;
  const original = textOf(report['original_message']);
  const trace = fieldsOf(report['supplemental_trace']);
  const named = listOf(report['original_rcpto_to'] ?? report['original_rcpt_to']);
  return {
    recipients: named.length > 0 ? named : [trace['recipient'] ?? headerIn(original, 'To')],
    event: {
      type: words.startsWith('opt-out') ? 'unsubscribed' : 'complaint',
      time: timeOf(record['event_time'], record['timestamp']),
      stage: 'async',
      sender: bareAddress(textOf(report['original_mail_from'])),
      label: labelOf(['feedback', words], null),
      subject: headerIn(original, 'Subject'),
      ids: {
        messageId: bareId(headerIn(original, 'Message-ID')),
        envelopeId: textOf(report['original_envelope_id']),
      },
    },
  };
}

/** Of a head without folded fields as many as are needed here. */
function headerIn(head: string, name: string): string {
  const found = `\n${head}`.toLowerCase().indexOf(`\n${name.toLowerCase()}:`);
  if (found < 0) return '';
  const start = found + name.length + 1;
  const end = head.indexOf('\n', start);
  return head.slice(start, end < 0 ? undefined : end).trim();
}

/** Values are texts or lists of texts; names have the case that the settings gave them. */
function headerOf(record: Fields, name: string): unknown {
  const found = Object.entries(fieldsOf(record['headers'])).find(
    ([header]) => header.toLowerCase() === name,
  );
  return listOf(found?.[1])[0];
}

function recipientsOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(addressOf)
    .filter((address) => address.includes('@'));
}

/** The null reverse-path is empty there. */
function senderOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return bareAddress(value) || NULL_SENDER;
}

/** `campaign:tenant@domain`. */
function campaignOf(queue: string): string {
  const end = queue.indexOf(':');
  return end < 0 || queue.indexOf('@') < end ? '' : queue.slice(0, end);
}
