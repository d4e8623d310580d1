// Reads the webhooks of Resend.
// Source: https://resend.com/docs/webhooks/emails/bounced, https://resend.com/docs/webhooks/event-types, signature:
// https://docs.svix.com/receiving/verifying-payloads/how-manual, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import {
  type Fields,
  fieldsOf,
  firstText,
  isFields,
  listOf,
  textOf,
  timeOf,
} from '../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf } from '../provider-words.ts';
import { base64Bytes, isFresh, isHmac, joined, utf8 } from '../signature.ts';
import type {
  SignatureKeys,
  SignatureResult,
  WebhookFormat,
  WebhookRequest,
} from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  'email.sent': 'submitted',
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'deferred',
  'email.bounced': 'failed',
  'email.failed': 'not-attempted',
  'email.suppressed': 'not-attempted',
  'email.complained': 'complaint',
  'email.opened': 'opened',
  'email.clicked': 'clicked',
};

/** `bounce.subType`. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  Suppressed: ['suppressed'],
  OnAccountSuppressionList: ['suppressed'],
  MailboxFull: ['mailbox-full'],
  MessageTooLarge: ['message-too-large'],
  ContentRejected: ['spam-content', 'content-policy', 'policy', 'virus-detected'],
  AttachmentRejected: ['attachment-blocked', 'virus-detected', 'content-policy'],
};

const MOST_SIGNATURES = 10;

export const resend: WebhookFormat = {
  id: 'resend',
  title: 'Resend',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    const isOne = textOf(first['type']).startsWith('email.') && isFields(first['data']);
    return isOne && 'email_id' in fieldsOf(first['data']) ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify,
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['type']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  const data = fieldsOf(told['data']);
  return mailEvent(typeOf(type, data), 'resend', {
    recipient: recipientOf(data),
    time: timeOf(told['created_at'], data['created_at']),
    sender: addressOf(data['from']),
    subject: textOf(data['subject']),
    campaign: textOf(data['broadcast_id']),
    ids: { providerId: textOf(data['email_id']), messageId: messageIdOf(data['message_id']) },
    ...parts(type, name, data),
  });
}

/** All recipients are listed, not the one it is about: only a sole one is sure. */
function recipientOf(data: Fields): string {
  const all = listOf(data['to']);
  return all.length === 1 ? addressOf(all[0]) : '';
}

function typeOf(type: EventType, { bounce }: Fields): EventType {
  const isUntried = REASONS[textOf(fieldsOf(bounce)['subType'])]?.[0] === 'suppressed';
  return type === 'failed' && isUntried ? 'not-attempted' : type;
}

function parts(type: EventType, name: string, data: Fields): Parameters<typeof mailEvent>[2] {
  if (type === 'failed') return refusal(data);
  if (type === 'not-attempted') return untried(name, data);
  if (type === 'deferred') return { label: labelOf([name], false, ['delayed']) };
  if (type !== 'opened' && type !== 'clicked') return {};
  const told = fieldsOf(data['click'] ?? data['open']);
  return {
    client: clientOf({
      ip: textOf(told['ipAddress']),
      userAgent: textOf(told['userAgent']),
      url: textOf(told['link']),
    }),
  };
}

/** `message` is Resend's explanation of its own label, no reply of the receiver. */
function refusal(data: Fields): Parameters<typeof mailEvent>[2] {
  const bounce = fieldsOf(data['bounce']);
  const [kind, subType] = [textOf(bounce['type']), textOf(bounce['subType'])];
  const permanent = kind === 'Permanent' ? true : kind === 'Transient' ? false : null;
  const isUntried = typeOf('failed', data) === 'not-attempted';
  return {
    reply: bareReply(listOf(bounce['diagnosticCode']).map(textOf).join(' ')),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : 'unknown',
    label: labelOf([kind, subType], permanent, REASONS[subType]),
  };
}

function untried(name: string, data: Fields): Parameters<typeof mailEvent>[2] {
  const isSuppressed = name === 'email.suppressed';
  const told = fieldsOf(isSuppressed ? data['suppressed'] : data['failed']);
  return {
    reply: bareReply(firstText(told['message'], told['reason'])),
    speaker: 'reporter',
    stage: 'never',
    label: labelOf(
      [name, firstText(told['type'], told['reason'])],
      null,
      isSuppressed ? ['suppressed'] : ['provider-refused'],
    ),
  };
}

/** HMAC-SHA-256 over id, time and body (the scheme of Svix); any of several signatures counts, since keys are changed. */
async function verify(
  { headers, body }: WebhookRequest,
  keys: SignatureKeys,
): Promise<SignatureResult> {
  const named = (name: string): string =>
    headers[`svix-${name}`] ?? headers[`webhook-${name}`] ?? '';
  const [id, stamp, signatures] = [named('id'), named('timestamp'), named('signature')];
  if (id === '' || stamp === '' || signatures === '') return 'missing';
  const key = base64Bytes(keys.key.replace(/^whsec_/, ''));
  if (!key) return 'bad-key';
  const data = joined(utf8(`${id}.${stamp}.`), body);
  let result: SignatureResult = 'wrong';
  for (const told of signatures.split(' ', MOST_SIGNATURES)) {
    if (result === 'ok' || !told.startsWith('v1,')) continue;
    result = await isHmac({ hash: 'SHA-256', key, data, signature: base64Bytes(told.slice(3)) });
  }
  if (result !== 'ok') return result;
  return isFresh(timeOf(stamp), keys) ? 'ok' : 'too-old';
}
