// Reads the webhooks of Postmark: all record types.
// Source: https://postmarkapp.com/developer/webhooks/webhooks-overview, bounce types:
// https://postmarkapp.com/developer/api/bounce-api, 2026-11. Postmark signs nothing: it offers HTTP authentication.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf } from '../provider-words.ts';
import type { WebhookFormat } from '../webhook-format.ts';

interface BounceType {
  readonly type: EventType;
  readonly permanent?: boolean;
  readonly reasons?: readonly string[];
}

/** `Type` of a bounce. Postmark counts all that comes to its bounce address as one. */
const BOUNCES: Readonly<Record<string, BounceType>> = {
  HardBounce: { type: 'failed', permanent: true },
  Transient: { type: 'deferred', permanent: false },
  SoftBounce: { type: 'failed', permanent: false },
  DnsError: { type: 'failed', permanent: false, reasons: ['dns-failure', 'domain-not-found'] },
  SpamNotification: { type: 'failed', reasons: ['spam-content', 'policy', 'content-policy'] },
  VirusNotification: { type: 'failed', reasons: ['virus-detected'] },
  DMARCPolicy: { type: 'failed', reasons: ['auth-dmarc'] },
  Blocked: { type: 'failed' },
  Unknown: { type: 'failed' },
  Unsubscribe: { type: 'unsubscribed', reasons: ['unsubscribe'] },
  AutoResponder: { type: 'auto-reply', reasons: ['auto-reply'] },
  AddressChange: { type: 'auto-reply', reasons: ['mailbox-moved'] },
  ChallengeVerification: { type: 'challenge', reasons: ['challenge'] },
  SpamComplaint: { type: 'complaint', reasons: ['complaint'] },
  OpenRelayTest: { type: 'unrelated', reasons: ['not-ours'] },
  BadEmailAddress: { type: 'not-attempted', permanent: true, reasons: ['address-syntax'] },
  ManuallyDeactivated: { type: 'not-attempted', reasons: ['suppressed'] },
  Unconfirmed: { type: 'not-attempted', reasons: ['suppressed'] },
  SMTPApiError: { type: 'not-attempted', reasons: ['provider-refused'] },
  TemplateRenderingFailed: { type: 'not-attempted', reasons: ['build-failed'] },
};

const RECORDS: Readonly<Record<string, (told: Fields) => PartReading>> = {
  Bounce: readBounce,
  SpamComplaint: readBounce,
  Delivery: (told) =>
    toldOf('delivered', told, { reply: bareReply(told['Details']), speaker: 'remote' }),
  Open: (told) => toldOf('opened', told, engagement(told)),
  Click: (told) => toldOf('clicked', told, engagement(told)),
  SubscriptionChange: readChange,
};

export const postmark: WebhookFormat = {
  id: 'postmark',
  title: 'Postmark',
  recognises(payload) {
    const first = fieldsOf(listOf(payload)[0]);
    const isNamed = textOf(first['RecordType']) !== '' && 'MessageID' in first;
    const isBounce = 'TypeCode' in first && 'MessageID' in first && 'ID' in first;
    return isNamed ? 1 : isBounce ? 0.9 : 0;
  },
  read: (payload) => readEach(listOf(payload), readRecord),
  verify: null,
};

/** Older webhooks had no `RecordType`: bounces alone have a `TypeCode`. */
function readRecord(told: Fields): PartReading {
  const name = textOf(told['RecordType']) || ('TypeCode' in told ? 'Bounce' : '');
  if (name === 'Inbound') return 'a mail that came in is no event of a mail sent';
  const read = Object.hasOwn(RECORDS, name) ? RECORDS[name] : undefined;
  return read ? read(told) : unknownKind(name);
}

function readBounce(told: Fields): PartReading {
  const name = textOf(told['Type']);
  if (name === 'Subscribe' || name === 'InboundError') return '';
  const known = Object.hasOwn(BOUNCES, name) ? BOUNCES[name] : undefined;
  const type = known?.type ?? 'failed';
  const isUntried = type === 'not-attempted';
  const words = bareReply(told['Details']);
  return toldOf(type, told, {
    reply: isUntried ? firstText(words, told['Description']) : words,
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : 'unknown',
    label: labelOf([name], known?.permanent ?? null, known?.reasons),
  });
}

/** Suppressed after a bounce or a complaint is told by those events already. */
function readChange(told: Fields): PartReading {
  if (told['SuppressSending'] !== true) return '';
  const reason = textOf(told['SuppressionReason']);
  if (reason === 'HardBounce' || reason === 'SpamComplaint') return '';
  const by = textOf(told['Origin']);
  if (by !== 'Recipient') return `a recipient was suppressed by ${by || 'somebody'}`;
  return toldOf('unsubscribed', told, { label: labelOf([reason, by], null, ['unsubscribe']) });
}

const engagement = (told: Fields): Parameters<typeof mailEvent>[2] => ({
  client: clientOf({
    ip: textOf(fieldsOf(told['Geo'])['IP']),
    userAgent: textOf(told['UserAgent']),
    url: textOf(told['OriginalLink']),
  }),
});

const toldOf = (
  type: EventType,
  told: Fields,
  more: Parameters<typeof mailEvent>[2],
): ReturnType<typeof mailEvent> =>
  mailEvent(type, 'postmark', {
    recipient: addressOf(firstText(told['Email'], told['Recipient'])),
    time: timeOf(told['BouncedAt'], told['DeliveredAt'], told['ReceivedAt'], told['ChangedAt']),
    sender: addressOf(told['From']),
    subject: textOf(told['Subject']),
    stream: textOf(told['MessageStream']),
    campaign: textOf(told['Tag']),
    ids: { providerId: textOf(told['MessageID']) },
    ...more,
  });
