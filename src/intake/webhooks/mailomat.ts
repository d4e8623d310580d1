// Reads the webhooks of Mailomat.
// Source: https://api.mailomat.swiss/docs/#tag/webhook, 2026-11; the page itself was not at hand, only accounts of it.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf } from '../provider-words.ts';
import { hexBytes, isFresh, isHmac, utf8 } from '../signature.ts';
import type {
  SignatureKeys,
  SignatureResult,
  WebhookFormat,
  WebhookRequest,
} from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  accepted: 'submitted',
  not_accepted: 'not-attempted',
  delivered: 'delivered',
  failure_tmp: 'deferred',
  failure_perm: 'failed',
  opened: 'opened',
  clicked: 'clicked',
};

export const mailomat: WebhookFormat = {
  id: 'mailomat',
  title: 'Mailomat',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    return ['eventType', 'messageUuid', 'occurredAt'].every((name) => name in first) ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify,
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['eventType']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  const payload = fieldsOf(told['payload']);
  const headers = fieldsOf(fieldsOf(payload['message'])['headers']);
  return mailEvent(type, 'mailomat', {
    recipient: addressOf(told['recipient']),
    time: timeOf(told['occurredAt'], payload['timestamp']),
    sender: addressOf(payload['sender']),
    subject: textOf(headers['subject']),
    ids: {
      providerId: textOf(told['messageUuid']),
      messageId: messageIdOf(firstText(told['messageId'], headers['message-id'])),
    },
    ...parts(type, name, payload),
  });
}

function parts(type: EventType, name: string, payload: Fields): Parameters<typeof mailEvent>[2] {
  if (type === 'submitted') return {};
  if (type === 'opened' || type === 'clicked')
    return {
      client: clientOf({
        ip: textOf(payload['ip']),
        userAgent: firstText(payload['userAgent'], payload['user-agent']),
        url: textOf(payload['url']),
      }),
    };
  const isUntried = type === 'not-attempted';
  return {
    reply: bareReply(firstText(payload['reason'], payload['response'])),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : 'unknown',
    label:
      type === 'delivered'
        ? null
        : labelOf(
            [name],
            isUntried ? null : type === 'failed',
            isUntried ? ['provider-refused'] : [],
          ),
  };
}

/**
 * HMAC over id, event and time of the headers; the body is not covered. The header names its own algorithm: only
 * SHA-256 is taken, since else the sender could choose a weak one.
 */
async function verify({ headers }: WebhookRequest, keys: SignatureKeys): Promise<SignatureResult> {
  const named = (name: string): string => headers[`x-mom-webhook-${name}`] ?? '';
  const signed = [named('id'), named('event'), named('timestamp')];
  const told = named('signature');
  if (told === '' || signed.includes('')) return 'missing';
  if (!told.startsWith('sha256=')) return 'wrong';
  const result = await isHmac({
    hash: 'SHA-256',
    key: utf8(keys.key),
    data: utf8(signed.join('.')),
    signature: hexBytes(told.slice('sha256='.length)),
  });
  if (result !== 'ok') return result;
  return isFresh(timeOf(named('timestamp')), keys) ? 'ok' : 'too-old';
}
