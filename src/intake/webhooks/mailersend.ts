// Reads the webhooks of MailerSend.
// Source: https://developers.mailersend.com/api/v1/webhooks.html, with the signature, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf } from '../provider-words.ts';
import { hexHmacOfBody } from '../signature.ts';
import type { WebhookFormat } from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  'activity.sent': 'submitted',
  'activity.delivered': 'delivered',
  'activity.deferred': 'deferred',
  'activity.soft_bounced': 'failed',
  'activity.hard_bounced': 'failed',
  'activity.opened': 'opened',
  'activity.opened_unique': 'opened',
  'activity.clicked': 'clicked',
  'activity.clicked_unique': 'clicked',
  'activity.unsubscribed': 'unsubscribed',
  'activity.spam_complaint': 'complaint',
};

export const mailersend: WebhookFormat = {
  id: 'mailersend',
  title: 'MailerSend',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    return textOf(first['type']).startsWith('activity.') && 'data' in first ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify: hexHmacOfBody('signature'),
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['type']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  const data = fieldsOf(told['data']);
  const email = fieldsOf(data['email']);
  return mailEvent(type, 'mailersend', {
    recipient: addressOf(fieldsOf(email['recipient'])['email']),
    time: timeOf(data['created_at'], told['created_at']),
    sender: addressOf(email['from']),
    subject: textOf(email['subject']),
    campaign: textOf(listOf(email['tags'])[0]),
    // The API gives back the id of the message (`X-Message-Id`); that of the e-mail is one recipient's.
    ids: { providerId: firstText(fieldsOf(email['message'])['id'], email['id']) },
    ...parts(type, name, data),
  });
}

function parts(type: EventType, name: string, data: Fields): Parameters<typeof mailEvent>[2] {
  const more = fieldsOf(data['morph']);
  if (type === 'submitted' || type === 'delivered') return {};
  if (type === 'failed' || type === 'deferred')
    return {
      reply: bareReply(firstText(more['reason'], more['readable_reason'])),
      label: labelOf(
        [name.replace('activity.', ''), textOf(more['readable_reason'])],
        name === 'activity.hard_bounced',
      ),
    };
  return {
    client: clientOf({
      ip: textOf(more['ip']),
      userAgent: textOf(more['user_agent']),
      url: textOf(more['url']),
    }),
  };
}
