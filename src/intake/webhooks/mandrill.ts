// Reads the webhooks of Mailchimp Transactional (Mandrill).
// Source: https://mailchimp.com/developer/transactional/docs/webhooks/, signature:
// https://mandrill.zendesk.com/hc/en-us/articles/360039232513-How-to-Authenticate-Webhook-Requests, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import {
  type Fields,
  fieldsOf,
  firstText,
  isFields,
  listOf,
  parsedJson,
  textOf,
  timeOf,
} from '../json-value.ts';
import { addressOf, bareReply, labelOf } from '../provider-words.ts';
import { base64Bytes, fromUtf8, isHmac, utf8 } from '../signature.ts';
import type {
  SignatureKeys,
  SignatureResult,
  WebhookFormat,
  WebhookRequest,
} from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  send: 'submitted',
  delivered: 'delivered',
  deferral: 'deferred',
  hard_bounce: 'failed',
  soft_bounce: 'failed',
  reject: 'not-attempted',
  open: 'opened',
  click: 'clicked',
  spam: 'complaint',
  unsub: 'unsubscribed',
};

/** `bounce_description`. */
const DESCRIPTIONS: Readonly<Record<string, readonly string[]>> = {
  bad_mailbox: ['user-unknown', 'mailbox-disabled'],
  invalid_domain: ['domain-not-found', 'domain-no-mail'],
  mailbox_full: ['mailbox-full'],
  spam: ['spam-content', 'ip-blocklisted', 'policy'],
};

export const mandrill: WebhookFormat = {
  id: 'mandrill',
  title: 'Mailchimp Transactional (Mandrill)',
  recognises(payload) {
    if ('mandrill_events' in fieldsOf(payload)) return 1;
    const first = fieldsOf(listOf(payload)[0]);
    return 'event' in first && isFields(first['msg']) && 'ts' in first ? 1 : 0;
  },
  read: (payload) => readEach(eventsOf(payload), readEvent),
  verify,
};

/** The list itself, or the form that holds it as text. */
function eventsOf(payload: unknown): readonly unknown[] {
  const form = fieldsOf(payload)['mandrill_events'];
  if (form === undefined) return listOf(payload);
  return listOf(typeof form === 'string' ? parsedJson(form) : form);
}

function readEvent(told: Fields): PartReading {
  const name = textOf(told['event']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name || textOf(told['type']));
  const message = fieldsOf(told['msg']);
  return mailEvent(type, 'mandrill', {
    recipient: addressOf(message['email']),
    time: timeOf(told['ts'], message['ts']),
    sender: addressOf(message['sender']),
    subject: textOf(message['subject']),
    campaign: textOf(listOf(message['tags'])[0]),
    ids: { providerId: firstText(message['_id'], told['_id']) },
    ...parts(type, name, told, message),
  });
}

function parts(
  type: EventType,
  name: string,
  told: Fields,
  message: Fields,
): Parameters<typeof mailEvent>[2] {
  if (type === 'submitted') return {};
  if (type === 'not-attempted') return rejection(message);
  if (type !== 'failed' && type !== 'deferred' && type !== 'delivered')
    return {
      client: clientOf({
        ip: textOf(told['ip']),
        userAgent: textOf(told['user_agent']),
        url: textOf(told['url']),
      }),
    };
  // Every attempt so far is listed; the event is about the last one.
  const attempt = fieldsOf(listOf(message['smtp_events']).at(-1));
  const reason = textOf(message['bounce_description']).replaceAll('-', '_');
  return {
    reply: bareReply(firstText(message['diag'], attempt['diag'])),
    ip: textOf(attempt['destination_ip']),
    lane: textOf(attempt['source_ip']),
    label:
      type === 'delivered'
        ? null
        : labelOf([name, reason], name === 'hard_bounce', DESCRIPTIONS[reason]),
  };
}

function rejection(message: Fields): Parameters<typeof mailEvent>[2] {
  const reason = firstText(fieldsOf(message['reject'])['reason'], message['reject']);
  const isOurs = ['invalid-sender', 'test-mode-limit', 'unsigned', 'rule'].includes(reason);
  return {
    speaker: 'reporter',
    stage: 'never',
    label: labelOf(['reject', reason], null, [isOurs ? 'provider-refused' : 'suppressed']),
  };
}

/** HMAC-SHA-1 over the address as configured, then names and values of the form in order; base64. No time is signed. */
async function verify(
  { headers, body, url }: WebhookRequest,
  { key }: SignatureKeys,
): Promise<SignatureResult> {
  const told = headers['x-mandrill-signature'] ?? '';
  if (told === '') return 'missing';
  const form = [...new URLSearchParams(fromUtf8(body))].sort(([a], [b]) => (a < b ? -1 : 1));
  const data = utf8(url + form.flat().join(''));
  return isHmac({ hash: 'SHA-1', key: utf8(key), data, signature: base64Bytes(told) });
}
