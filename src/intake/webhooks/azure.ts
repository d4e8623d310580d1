// Reads the e-mail events of Azure Communication Services, in the schema of Event Grid or of CloudEvents.
// Source: https://learn.microsoft.com/azure/event-grid/communication-services-email-events, handshake:
// https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema, 2026-11.
// Event Grid signs nothing: it offers a token of Microsoft Entra or a secret in the address.

import { clientOf, type EventType, mailEvent } from '../../model/event.ts';
import { type PartReading, readEach, unknownKind } from '../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf } from '../provider-words.ts';
import type { WebhookFormat } from '../webhook-format.ts';

const DELIVERY = 'Microsoft.Communication.EmailDeliveryReportReceived';
const ENGAGEMENT = 'Microsoft.Communication.EmailEngagementTrackingReportReceived';
const HANDSHAKE = 'Microsoft.EventGrid.SubscriptionValidationEvent';

interface Status {
  readonly type: EventType;
  readonly permanent?: boolean;
  readonly reasons?: readonly string[];
}

const STATUSES: Readonly<Record<string, Status>> = {
  OutForDelivery: { type: 'submitted' },
  Delivered: { type: 'delivered' },
  Expanded: { type: 'notice-expanded' },
  Bounced: { type: 'failed', permanent: true },
  Failed: { type: 'failed' },
  FilteredSpam: { type: 'failed', reasons: ['spam-content'] },
  Quarantined: { type: 'failed', reasons: ['spam-content', 'content-policy', 'virus-detected'] },
  Suppressed: { type: 'not-attempted', reasons: ['suppressed'] },
};

export const azure: WebhookFormat = {
  id: 'azure',
  title: 'Azure Communication Services (Event Grid)',
  recognises(payload) {
    const type = typeName(fieldsOf(listOf(payload)[0]));
    if (type === DELIVERY || type === ENGAGEMENT) return 1;
    return type === HANDSHAKE ? 0.8 : 0;
  },
  read: (payload) => readEach(listOf(payload), readEvent),
  verify: null,
};

/** `eventType` in Event Grid's own schema, `type` in CloudEvents. */
const typeName = (event: Fields): string => firstText(event['eventType'], event['type']);

function readEvent(event: Fields): PartReading {
  const name = typeName(event);
  const data = fieldsOf(event['data']);
  if (name === DELIVERY) return readDelivery(event, data);
  if (name === ENGAGEMENT) return readEngagement(event, data);
  if (name !== HANDSHAKE) return unknownKind(name);
  const code = textOf(data['validationCode']).slice(0, 100);
  const url = textOf(data['validationUrl']).slice(0, 500);
  return `Event Grid waits for a confirmation: answer {"validationResponse":"${code}"} or open ${url}`;
}

function readDelivery(event: Fields, data: Fields): PartReading {
  const name = textOf(data['status']);
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined;
  if (!status) return `unknown status of delivery: ${name.slice(0, 60)}`;
  const details = fieldsOf(data['deliveryStatusDetails']);
  const isUntried = status.type === 'not-attempted';
  const isRefused = isUntried || status.type === 'failed';
  return mailEvent(status.type, 'azure', {
    ...shared(event, data),
    reply: bareReply(details['statusMessage']),
    host: textOf(details['recipientMailServerHostName']),
    speaker: isUntried ? 'reporter' : 'unknown',
    stage: isUntried ? 'never' : 'unknown',
    label: isRefused ? labelOf([name], status.permanent ?? null, status.reasons) : null,
  });
}

function readEngagement(event: Fields, data: Fields): PartReading {
  const kind = textOf(data['engagementType']).toLowerCase();
  const type = kind === 'view' ? 'opened' : kind === 'click' ? 'clicked' : null;
  if (!type) return unknownKind(kind);
  return mailEvent(type, 'azure', {
    ...shared(event, data),
    client: clientOf({
      userAgent: textOf(data['userAgent']),
      url: type === 'clicked' ? textOf(data['engagementContext']) : '',
    }),
  });
}

/** The documents write `TimeStamp` in the example, `Timestamp` in the schema. */
const shared = (event: Fields, data: Fields): Parameters<typeof mailEvent>[2] => ({
  recipient: addressOf(data['recipient']),
  sender: addressOf(data['sender']),
  time: timeOf(
    data['deliveryAttemptTimeStamp'],
    data['deliveryAttemptTimestamp'],
    data['userActionTimeStamp'],
    data['userActionTimestamp'],
    event['eventTime'],
    event['time'],
  ),
  ids: {
    providerId: textOf(data['messageId']),
    messageId: messageIdOf(data['internetMessageId']),
  },
});
