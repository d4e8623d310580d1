// Reads the Event Webhook of SendGrid.
// Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event, signature:
// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, flagOf, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf, statusOf } from '../provider-words.ts';
import { publicKeyOf, rawEcdsa } from '../public-key.ts';
import { base64Bytes, isFresh, isSignedBy, joined, utf8 } from '../signature.ts';
import type {
  SignatureKeys,
  SignatureResult,
  WebhookFormat,
  WebhookRequest,
} from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  processed: 'submitted',
  deferred: 'deferred',
  delivered: 'delivered',
  bounce: 'failed',
  dropped: 'not-attempted',
  open: 'opened',
  click: 'clicked',
  spamreport: 'complaint',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
};

/** Why SendGrid does not try, by its words. */
const DROPPED: Readonly<Record<string, readonly string[]>> = {
  'bounced address': ['suppressed'],
  'unsubscribed address': ['suppressed'],
  'spam reporting address': ['suppressed'],
  invalid: ['suppressed', 'address-syntax'],
  'spam content (if spam checker app enabled)': ['spam-content'],
  'spam content': ['spam-content'],
  'invalid smtpapi header': ['build-failed'],
  'recipient list over package quota': ['provider-refused'],
};

/** `bounce_classification`. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'invalid address': ['user-unknown', 'address-syntax', 'domain-not-found', 'domain-no-mail'],
  'mailbox unavailable': ['mailbox-full', 'mailbox-disabled', 'user-unknown'],
  content: ['spam-content', 'content-policy', 'policy', 'virus-detected', 'attachment-blocked'],
  reputation: ['low-reputation', 'ip-blocklisted', 'domain-blocklisted', 'provider-block'],
  'frequency or volume too high': ['rate-limited', 'recipient-rate-limited', 'low-reputation'],
};

/** SendGrid's own frame around the words of a deferral. */
const FRAME = /^Email was deferred due to the following reason\(s\): \[(.{1,8000})\]$/;

export const sendgrid: WebhookFormat = {
  id: 'sendgrid',
  title: 'SendGrid',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    if (!('event' in first) || !('email' in first)) return 0;
    return 'sg_event_id' in first || 'sg_message_id' in first ? 1 : 'smtp-id' in first ? 0.9 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify,
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['event']);
  const type = TYPES[name];
  if (name === 'group_resubscribe') return '';
  if (!type) return unknownKind(name);
  return mailEvent(typeOf(type, told), 'sendgrid', {
    recipient: addressOf(told['email']),
    time: timeOf(told['timestamp']),
    campaign: firstText(
      told['marketing_campaign_name'],
      told['singlesend_name'],
      listOf(told['category'])[0],
    ),
    subject: textOf(told['subject']),
    stream: textOf(told['asm_group_id']),
    ids: {
      providerId: ownIdOf(textOf(told['sg_message_id'])),
      messageId: messageIdOf(told['smtp-id']),
    },
    ...parts(type, told),
  });
}

/**
 * The id is told with every bounce but the asynchronous ones, which SendGrid knows by a mail that came back. Without it
 * the event is found again by `smtp-id`, else by recipient and time only.
 */
function typeOf(type: EventType, told: Fields): EventType {
  const isLate = textOf(told['sg_message_id']) === '';
  return type === 'failed' && isLate ? 'notice-failed' : type;
}

function parts(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  if (type === 'not-attempted') return dropped(told);
  if (type === 'submitted') return {};
  if (type === 'failed' || type === 'deferred' || type === 'delivered') return attempt(type, told);
  return {
    client: clientOf({
      ip: textOf(told['ip']),
      userAgent: textOf(told['useragent']),
      url: textOf(told['url']),
      machine: flagOf(told['sg_machine_open']),
    }),
  };
}

/** The status beside it is SendGrid's, not a receiver's. */
function dropped(told: Fields): Parameters<typeof mailEvent>[2] {
  const reason = textOf(told['reason']);
  return {
    reply: bareReply(reason),
    speaker: 'reporter',
    stage: 'never',
    label: labelOf(['dropped', reason], null, DROPPED[reason.toLowerCase()]),
  };
}

function attempt(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  const reply = bareReply(firstText(told['reason'], told['response']));
  const framed = FRAME.exec(reply)?.[1];
  const isBlocked = textOf(told['type']) === 'blocked';
  const kind = textOf(told['bounce_classification']);
  const words = [textOf(told['type']) || textOf(told['event']), kind];
  return {
    reply: framed ?? reply,
    status: statusOf(told['status']),
    speaker: reply === '' ? 'unknown' : framed === undefined ? 'remote' : 'reporter',
    stage: typeOf(type, told) === 'notice-failed' ? 'async' : 'unknown',
    lane: textOf(told['ip']),
    tls: flagOf(told['tls']) === false ? 'none' : '',
    label:
      type === 'delivered'
        ? null
        : labelOf(words, type === 'failed' && !isBlocked, CLASSES[kind.toLowerCase()]),
  };
}

/** `abc.filter0001.16648.5515E0B88.0` → `abc`, which the sender was given as `X-Message-Id`. */
function ownIdOf(id: string): string {
  const end = [id.indexOf('.filter'), id.indexOf('.recvd')].filter((at) => at > 0);
  return end.length > 0 ? id.slice(0, Math.min(...end)) : id;
}

/** ECDSA on P-256 with SHA-256 over timestamp and body. @param keys the verification key: base64 of a public key. */
async function verify(
  { headers, body }: WebhookRequest,
  keys: SignatureKeys,
): Promise<SignatureResult> {
  const told = headers['x-twilio-email-event-webhook-signature'] ?? '';
  const stamp = headers['x-twilio-email-event-webhook-timestamp'] ?? '';
  if (told === '' || stamp === '') return 'missing';
  const der = base64Bytes(told);
  const result = await isSignedBy({
    algorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
    spki: publicKeyOf(keys.key),
    data: joined(utf8(stamp), body),
    signature: der && rawEcdsa(der),
  });
  if (result !== 'ok') return result;
  return isFresh(timeOf(stamp), keys) ? 'ok' : 'too-old';
}
