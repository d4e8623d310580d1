// Reads the batches of events of SparkPost.
// Source: https://developers.sparkpost.com/api/webhooks/, bounce classes:
// https://support.sparkpost.com/docs/deliverability/bounce-classification-codes, 2026-11. SparkPost signs nothing.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import {
  type Fields,
  fieldsOf,
  firstText,
  flagOf,
  isFields,
  listOf,
  textOf,
  timeOf,
} from '../json-value.ts';
import { addressOf, bareReply, labelOf, replyCodeOf } from '../provider-words.ts';
import type { WebhookFormat } from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  injection: 'submitted',
  delivery: 'delivered',
  delay: 'deferred',
  bounce: 'failed',
  out_of_band: 'notice-failed',
  policy_rejection: 'not-attempted',
  generation_failure: 'not-attempted',
  generation_rejection: 'not-attempted',
  spam_complaint: 'complaint',
  open: 'opened',
  initial_open: 'opened',
  amp_open: 'opened',
  amp_initial_open: 'opened',
  click: 'clicked',
  amp_click: 'clicked',
  list_unsubscribe: 'unsubscribed',
  link_unsubscribe: 'unsubscribed',
};

interface BounceClass {
  readonly name: string;
  readonly permanent?: boolean;
  readonly reasons?: readonly string[];
  /** SparkPost did not try. */
  readonly untried?: true;
}

/** `bounce_class`. */
const CLASSES: Readonly<Record<string, BounceClass>> = {
  1: { name: 'Undetermined' },
  10: {
    name: 'Invalid Recipient',
    permanent: true,
    reasons: ['user-unknown', 'mailbox-disabled', 'address-syntax', 'domain-not-found'],
  },
  20: { name: 'Soft Bounce', permanent: false },
  21: {
    name: 'DNS Failure',
    permanent: false,
    reasons: ['dns-failure', 'domain-not-found', 'domain-no-mail'],
  },
  22: { name: 'Mailbox Full', permanent: false, reasons: ['mailbox-full'] },
  23: { name: 'Too Large', permanent: false, reasons: ['message-too-large'] },
  24: { name: 'Timeout', permanent: false, reasons: ['connection-failed', 'expired'] },
  25: { name: 'Admin Failure', reasons: ['suppressed'], untried: true },
  26: { name: 'Smart Send Suppression', reasons: ['suppressed'], untried: true },
  30: { name: 'Generic Bounce: No RCPT', permanent: true },
  40: { name: 'Generic Bounce', permanent: false },
  50: { name: 'Mail Block' },
  51: { name: 'Spam Block', reasons: ['ip-blocklisted', 'domain-blocklisted', 'spam-content'] },
  52: { name: 'Spam Content', reasons: ['spam-content', 'content-policy', 'policy'] },
  53: { name: 'Prohibited Attachment', reasons: ['attachment-blocked', 'virus-detected'] },
  54: { name: 'Relaying Denied', reasons: ['relay-denied'] },
  60: { name: 'Auto-Reply', permanent: false, reasons: ['auto-reply'] },
  70: { name: 'Transient Failure', permanent: false },
  80: { name: 'Subscribe' },
  90: { name: 'Unsubscribe', permanent: true, reasons: ['unsubscribe'] },
  100: { name: 'Challenge-Response', permanent: false, reasons: ['challenge'] },
};
const NO_CLASS: BounceClass = { name: '' };

/** Whatever came to the return path, by its class. */
const BY_CLASS: Readonly<Record<string, EventType>> = {
  60: 'auto-reply',
  90: 'unsubscribed',
  100: 'challenge',
};

export const sparkpost: WebhookFormat = {
  id: 'sparkpost',
  title: 'SparkPost',
  recognises: (payload) => (isFields(fieldsOf(listOf(payload)[0])['msys']) ? 1 : 0),
  read: (payload) => readEach(listOf(payload), readPart),
  verify: null,
};

/** `msys` holds one object, whose name is the family of the event; the test of a new webhook sends it empty. */
function readPart(part: Fields): PartReading {
  const [family] = Object.values(fieldsOf(part['msys']));
  if (family === undefined) return '';
  const told = fieldsOf(family);
  const name = textOf(told['type']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  const settled = typeOf(type, told);
  return mailEvent(settled, 'sparkpost', {
    recipient: addressOf(firstText(told['raw_rcpt_to'], told['rcpt_to'])),
    time: timeOf(told['timestamp']),
    sender: addressOf(firstText(told['msg_from'], told['friendly_from'])),
    subject: textOf(told['subject']),
    campaign: firstText(told['campaign_id'], told['template_id']),
    lane: firstText(told['sending_ip'], told['ip_pool'], told['subaccount_id']),
    // The id that the sender was given; one transmission may have many recipients.
    ids: { providerId: firstText(told['transmission_id'], told['message_id']) },
    ...(told['ip_address'] === undefined && told['user_agent'] === undefined
      ? {}
      : address(type, told)),
    ...(hasReply(type) ? refusal(settled, name, told) : {}),
  });
}

const hasReply = (type: EventType): boolean =>
  ['delivered', 'deferred', 'failed', 'notice-failed', 'not-attempted'].includes(type);

const classOf = (told: Fields): string => textOf(told['bounce_class']);
const knownClass = (told: Fields): BounceClass => CLASSES[classOf(told)] ?? NO_CLASS;

function typeOf(type: EventType, told: Fields): EventType {
  if (type === 'failed' && knownClass(told).untried) return 'not-attempted';
  return type === 'notice-failed' ? (BY_CLASS[classOf(told)] ?? type) : type;
}

function address(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  const ip = textOf(told['ip_address']);
  if (hasReply(type)) return { ip };
  if (type === 'submitted' || type === 'complaint') return {};
  const url = textOf(told['target_link_url']);
  return { client: clientOf({ ip, userAgent: textOf(told['user_agent']), url }) };
}

function refusal(type: EventType, name: string, told: Fields): Parameters<typeof mailEvent>[2] {
  const code = classOf(told);
  const { name: className, permanent, reasons } = knownClass(told);
  const isUntried = type === 'not-attempted';
  const isBuilt = !name.startsWith('generation');
  return {
    reply: bareReply(firstText(told['raw_reason'], told['reason'])),
    // Where SparkPost did not try, the number is its own.
    replyCode: isUntried ? '' : replyCodeOf(told['error_code']),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? (isBuilt ? 'never' : 'build') : name === 'out_of_band' ? 'async' : 'unknown',
    tls: flagOf(told['outbound_tls']) === false ? 'none' : '',
    label:
      type === 'delivered'
        ? null
        : labelOf(
            [name, code, className],
            permanent ?? null,
            reasons ?? (isBuilt ? [] : ['build-failed']),
          ),
  };
}
