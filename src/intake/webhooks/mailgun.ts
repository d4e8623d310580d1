// Reads the webhooks of Mailgun: `event-data`, or the flat fields of older ones.
// Source: https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads,
// https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks, 2026-11.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import {
  type Fields,
  fieldsOf,
  firstText,
  flagOf,
  isFields,
  listOf,
  parsedJson,
  textOf,
  timeOf,
} from '../json-value.ts';
import {
  addressOf,
  bareReply,
  labelOf,
  messageIdOf,
  replyCodeOf,
  statusOf,
} from '../provider-words.ts';
import { fromUtf8, hexBytes, isFresh, isHmac, utf8 } from '../signature.ts';
import type {
  SignatureKeys,
  SignatureResult,
  WebhookFormat,
  WebhookRequest,
} from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  accepted: 'submitted',
  rejected: 'not-attempted',
  delivered: 'delivered',
  failed: 'failed',
  bounced: 'failed',
  dropped: 'failed',
  opened: 'opened',
  clicked: 'clicked',
  unsubscribed: 'unsubscribed',
  complained: 'complaint',
};

/** `reason` of a failure, where it says more than that there was one. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'suppress-bounce': ['suppressed'],
  'suppress-complaint': ['suppressed'],
  'suppress-unsubscribe': ['suppressed'],
  old: ['expired'],
  greylisted: ['greylisted'],
  espblock: ['provider-block', 'ip-blocklisted', 'low-reputation', 'spam-content'],
};
/** Older webhooks tell the same by numbers of Mailgun's own: bounced, unsubscribed, complained before. */
const SUPPRESSED = ['605', '606', '607'];
const TOO_OLD = '602';

export const mailgun: WebhookFormat = {
  id: 'mailgun',
  title: 'Mailgun',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    if (isFields(first['event-data'])) return 1;
    const isLegacy = ['event', 'recipient', 'token', 'signature'].every((name) => name in first);
    return isLegacy ? 0.9 : 0;
  },
  read: (payload) => readEach(listOf(payload), readPart),
  verify,
};

function readPart(part: Fields): PartReading {
  const told = isFields(part['event-data']) ? part['event-data'] : part;
  const name = textOf(told['event']);
  const type = TYPES[name];
  if (!type) return unknownKind(name);
  const envelope = fieldsOf(told['envelope']);
  const headers = fieldsOf(fieldsOf(told['message'])['headers']);
  const messageId = messageIdOf(firstText(headers['message-id'], told['Message-Id']));
  return mailEvent(typeOf(type, told), 'mailgun', {
    recipient: addressOf(told['recipient']),
    time: timeOf(told['timestamp']),
    sender: addressOf(envelope['sender']),
    subject: textOf(headers['subject']),
    campaign: firstText(listOf(told['tags'])[0], told['tag'], told['campaign-name']),
    lane: textOf(envelope['sending-ip']),
    // What the API gives back as the id of a mail is its Message-ID.
    ids: { messageId, providerId: messageId },
    ...(type === 'failed' || type === 'delivered' ? attempt(type, told) : {}),
    ...(type === 'not-attempted' ? rejection(told) : {}),
    ...(['opened', 'clicked', 'unsubscribed', 'complaint'].includes(type) ? engagement(told) : {}),
  });
}

const codeOf = (told: Fields): string =>
  firstText(fieldsOf(told['delivery-status'])['code'], told['code']);

function typeOf(type: EventType, told: Fields): EventType {
  if (type !== 'failed') return type;
  const reason = textOf(told['reason']);
  const code = codeOf(told);
  if (reason.startsWith('suppress') || SUPPRESSED.includes(code)) return 'not-attempted';
  if (reason === 'old' || code === TOO_OLD) return 'expired';
  if (flagOf(fieldsOf(told['flags'])['is-delayed-bounce']) === true) return 'notice-failed';
  return textOf(told['severity']) === 'temporary' ? 'deferred' : 'failed';
}

function attempt(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  const status = fieldsOf(told['delivery-status']);
  const settled = typeOf(type, told);
  const isUntried = settled === 'not-attempted';
  const reply = firstText(
    status['message'],
    told['error'],
    status['description'],
    told['description'],
  );
  const seconds = status['session-seconds'];
  return {
    reply: bareReply(reply),
    replyCode: isUntried ? '' : replyCodeOf(codeOf(told)),
    status: isUntried ? '' : statusOf(status['enhanced-code']),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : settled === 'notice-failed' ? 'async' : 'unknown',
    host: textOf(status['mx-host']),
    tls: flagOf(status['tls']) === false ? 'none' : '',
    duration: typeof seconds === 'number' && seconds > 0 ? Math.round(seconds * 1000) : -1,
    label: type === 'delivered' ? null : labelOfFailure(told),
  };
}

function labelOfFailure(told: Fields): ReturnType<typeof labelOf> {
  const severity = textOf(told['severity']);
  const reason = textOf(told['reason']);
  const permanent = severity === 'permanent' ? true : severity === 'temporary' ? false : null;
  const isSuppressed = SUPPRESSED.includes(codeOf(told));
  return labelOf(
    [textOf(told['event']), severity, reason],
    permanent,
    REASONS[reason] ?? (isSuppressed ? ['suppressed'] : []),
  );
}

function rejection(told: Fields): Parameters<typeof mailEvent>[2] {
  const { reason, description } = fieldsOf(told['reject']);
  return {
    reply: bareReply(firstText(description, reason)),
    speaker: 'reporter',
    stage: 'never',
    label: labelOf(['rejected', textOf(reason)], null, ['provider-refused']),
  };
}

function engagement(told: Fields): Parameters<typeof mailEvent>[2] {
  const client = fieldsOf(told['client-info']);
  const bot = textOf(client['bot']);
  return {
    client: clientOf({
      ip: textOf(told['ip']),
      userAgent: firstText(client['user-agent'], told['user-agent']),
      url: textOf(told['url']),
      machine: bot === '' ? null : true,
    }),
  };
}

/**
 * HMAC-SHA-256 over timestamp and token, which stand in the body. It does not cover the rest of the body: that rests on
 * the TLS connection alone.
 */
async function verify({ body }: WebhookRequest, keys: SignatureKeys): Promise<SignatureResult> {
  const text = fromUtf8(body);
  const payload = fieldsOf(parsedJson(text));
  const form = text.startsWith('{') ? {} : Object.fromEntries(new URLSearchParams(text));
  const told = isFields(payload['signature']) ? payload['signature'] : { ...form, ...payload };
  const [stamp, token] = [textOf(told['timestamp']), textOf(told['token'])];
  const signature = textOf(told['signature']);
  if (stamp === '' || token === '' || signature === '') return 'missing';
  const result = await isHmac({
    hash: 'SHA-256',
    key: utf8(keys.key),
    data: utf8(stamp + token),
    signature: hexBytes(signature),
  });
  if (result !== 'ok') return result;
  return isFresh(timeOf(stamp), keys) ? 'ok' : 'too-old';
}
