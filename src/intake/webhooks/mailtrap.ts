// Reads the webhooks of Mailtrap's e-mail sending.
// Source: https://docs.mailtrap.io/email-api-smtp/advanced/webhooks, with the signature, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf, replyCodeOf } from '../provider-words.ts';
import { hexHmacOfBody } from '../signature.ts';
import type { WebhookFormat } from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  delivery: 'delivered',
  'soft bounce': 'deferred',
  bounce: 'failed',
  suspension: 'not-attempted',
  reject: 'not-attempted',
  spam: 'complaint',
  'spam complaint': 'complaint',
  unsubscribe: 'unsubscribed',
  open: 'opened',
  click: 'clicked',
};

export const mailtrap: WebhookFormat = {
  id: 'mailtrap',
  title: 'Mailtrap',
  recognises(payload) {
    const first = fieldsOf(partsOf(payload)[0]);
    return ['event', 'event_id', 'message_id', 'email'].every((name) => name in first) ? 0.9 : 0;
  },
  read: (payload) => readEach(partsOf(payload), readEvent),
  verify: hexHmacOfBody('mailtrap-signature'),
};

/** `events` of one object, or one event a line. */
const partsOf = (payload: unknown): readonly unknown[] =>
  listOf(fieldsOf(payload)['events'] ?? payload);

function readEvent(told: Fields): PartReading {
  const name = textOf(told['event']).replaceAll('_', ' ');
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  return mailEvent(type, 'mailtrap', {
    recipient: addressOf(told['email']),
    time: timeOf(told['timestamp']),
    stream: textOf(told['sending_stream']),
    campaign: textOf(told['category']),
    ids: { providerId: textOf(told['message_id']) },
    ...parts(type, name, told),
  });
}

function parts(type: EventType, name: string, told: Fields): Parameters<typeof mailEvent>[2] {
  if (type === 'delivered') return {};
  if (type === 'not-attempted') return untried(name, told);
  if (type === 'failed' || type === 'deferred')
    return {
      reply: replyOf(told),
      replyCode: replyCodeOf(told['response_code']),
      label: labelOf([name, textOf(told['bounce_category'])], type === 'failed'),
    };
  return {
    client: clientOf({
      ip: textOf(told['ip']),
      userAgent: textOf(told['user_agent']),
      url: textOf(told['url']),
    }),
  };
}

const replyOf = (told: Fields): string => bareReply(firstText(told['response'], told['reason']));

/** Suspended is the account, rejected the recipient. */
const untried = (name: string, told: Fields): Parameters<typeof mailEvent>[2] => ({
  reply: replyOf(told),
  speaker: 'reporter',
  stage: 'never',
  label: labelOf([name], null, [name === 'suspension' ? 'provider-refused' : 'suppressed']),
});
