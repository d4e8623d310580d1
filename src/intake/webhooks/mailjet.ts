// Reads the Event API of Mailjet.
// Source: https://dev.mailjet.com/email/guides/webhooks/ with its table of errors, 2026-11. Mailjet signs nothing.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, flagOf, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf } from '../provider-words.ts';
import type { WebhookFormat } from '../webhook-format.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  // The receiving server has taken it over: `smtp_reply` is what it said.
  sent: 'delivered',
  bounce: 'failed',
  blocked: 'not-attempted',
  open: 'opened',
  click: 'clicked',
  spam: 'complaint',
  unsub: 'unsubscribed',
};

/** `error`. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  'user unknown': ['user-unknown'],
  'mailbox inactive': ['mailbox-disabled'],
  'quota exceeded': ['mailbox-full'],
  blacklisted: ['suppressed'],
  'spam reporter': ['suppressed'],
  'invalid domain': ['domain-not-found', 'address-syntax'],
  'no mail host': ['domain-no-mail', 'dns-failure'],
  'relay/access denied': ['relay-denied', 'policy'],
  greylisted: ['greylisted'],
  typofix: ['domain-not-found', 'address-syntax'],
  'bad or empty template': ['build-failed'],
  'error in template language': ['build-failed'],
  'sender blocked': ['provider-block', 'ip-blocklisted', 'domain-blocklisted', 'low-reputation'],
  'content blocked': ['spam-content', 'content-policy'],
  'policy issue': ['policy', 'rate-limited', 'low-reputation'],
  'system issue': ['system-unavailable'],
  'protocol issue': ['protocol-error'],
  'connection issue': ['connection-failed'],
  preblocked: ['suppressed'],
  'duplicate in campaign': ['suppressed'],
};

export const mailjet: WebhookFormat = {
  id: 'mailjet',
  title: 'Mailjet',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    const isOne = 'event' in first && 'email' in first;
    return isOne && ('mj_campaign_id' in first || 'mj_contact_id' in first) ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify: null,
};

function readEvent(told: Fields): PartReading {
  const name = textOf(told['event']);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return unknownKind(name);
  return mailEvent(typeOf(type, told), 'mailjet', {
    recipient: addressOf(told['email']),
    time: timeOf(told['time']),
    campaign: firstText(told['customcampaign'], campaignOf(told)),
    // Larger than JSON numbers are exact, so the GUID first.
    ids: { providerId: firstText(told['Message_GUID'], told['MessageID']) },
    ...parts(type, told),
  });
}

const campaignOf = (told: Fields): string =>
  told['mj_campaign_id'] === 0 ? '' : textOf(told['mj_campaign_id']);

const commentOf = (told: Fields): string => bareReply(told['comment']);

/** A soft bounce is tried again, unless Mailjet says that it blocks the recipient now. */
function typeOf(type: EventType, told: Fields): EventType {
  if (type !== 'failed') return type;
  const isSoft = flagOf(told['hard_bounce']) === false;
  return isSoft && flagOf(told['blocked']) !== true ? 'deferred' : 'failed';
}

function parts(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  if (type === 'delivered') return { reply: bareReply(told['smtp_reply']), speaker: 'remote' };
  if (type === 'failed' || type === 'not-attempted') return refusal(type, told);
  return {
    client: clientOf({
      ip: textOf(told['ip']),
      userAgent: textOf(told['agent']),
      url: textOf(told['url']),
      method: textOf(told['source']),
    }),
  };
}

/** `error` is Mailjet's own opinion; only `comment` holds words of the receiver. */
function refusal(type: EventType, told: Fields): Parameters<typeof mailEvent>[2] {
  const [about, error] = [textOf(told['error_related_to']), textOf(told['error'])];
  const isUntried = type === 'not-attempted';
  const kind = isUntried ? 'blocked' : flagOf(told['hard_bounce']) ? 'hard' : 'soft';
  const reasons = ERRORS[error.toLowerCase()] ?? ERRORS[about.toLowerCase()] ?? [];
  return {
    reply: commentOf(told),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : 'unknown',
    label: labelOf([kind, about, error], isUntried ? null : kind === 'hard', reasons),
  };
}
