// Reads the transactional webhooks of Brevo.
// Source: https://developers.brevo.com/docs/transactional-webhooks, 2026-11. Brevo signs nothing: it offers a token.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf } from '../provider-words.ts';
import type { WebhookFormat } from '../webhook-format.ts';

interface Kind {
  readonly type: EventType;
  readonly permanent?: boolean;
  readonly reasons?: readonly string[];
  readonly machine?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  request: { type: 'submitted' },
  sent: { type: 'submitted' },
  delivered: { type: 'delivered' },
  deferred: { type: 'deferred', permanent: false },
  soft_bounce: { type: 'failed', permanent: false },
  hard_bounce: { type: 'failed', permanent: true },
  error: { type: 'failed' },
  blocked: { type: 'not-attempted', reasons: ['suppressed'] },
  invalid_email: { type: 'not-attempted', permanent: true, reasons: ['address-syntax'] },
  invalid: { type: 'not-attempted', permanent: true, reasons: ['address-syntax'] },
  spam: { type: 'complaint' },
  complaint: { type: 'complaint' },
  unsubscribed: { type: 'unsubscribed' },
  unsubscribe: { type: 'unsubscribed' },
  opened: { type: 'opened' },
  unique_opened: { type: 'opened' },
  proxy_open: { type: 'opened', machine: true },
  unique_proxy_open: { type: 'opened', machine: true },
  click: { type: 'clicked' },
};

export const brevo: WebhookFormat = {
  id: 'brevo',
  title: 'Brevo',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    if (!('event' in first) || !('email' in first) || 'sg_event_id' in first) return 0;
    return 'message-id' in first && ('ts_event' in first || 'ts_epoch' in first) ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify: null,
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['event']);
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (!kind) return unknownKind(name);
  const messageId = messageIdOf(told['message-id']);
  return mailEvent(kind.type, 'brevo', {
    recipient: addressOf(told['email']),
    // `date` is in the zone of the account: never used.
    time: timeOf(told['ts_event'], told['ts_epoch'], told['ts']),
    sender: addressOf(told['sender_email']),
    subject: textOf(told['subject']),
    campaign: firstText(listOf(told['tags'])[0], told['tag']),
    lane: textOf(told['sending_ip']),
    ids: { messageId, providerId: messageId },
    ...parts(name, kind, told),
  });
}

function parts(name: string, kind: Kind, told: Fields): Parameters<typeof mailEvent>[2] {
  const { type, permanent, reasons, machine } = kind;
  const reply = bareReply(told['reason']);
  if (['delivered', 'submitted'].includes(type)) return { reply };
  if (type === 'failed' || type === 'deferred' || type === 'not-attempted') {
    const isUntried = type === 'not-attempted';
    return {
      reply,
      speaker: isUntried ? 'reporter' : 'unknown',
      stage: isUntried ? 'never' : 'unknown',
      label: labelOf([name], permanent ?? null, reasons),
    };
  }
  return {
    client: clientOf({
      ip: textOf(told['ip']),
      userAgent: textOf(told['user_agent']),
      url: textOf(told['link']),
      machine: machine ?? null,
    }),
  };
}
