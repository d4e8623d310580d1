// Turns one event of Amazon SES into an event for each recipient it names.

import { clientOf, type EventType, type MailEvent, mailEvent } from '../../../model/event.ts';
import type { PartReading } from '../../each-event.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, timeOf } from '../../json-value.ts';
import { addressOf, bareReply, labelOf, messageIdOf, statusOf } from '../../provider-words.ts';
import { BOUNCE_REASONS, DELAY_REASONS, isSuppressed } from './labels.ts';

type Told = Parameters<typeof mailEvent>[2];

/** `eventType` where events are published, `notificationType` where an identity has a topic. */
export const typeName = (event: Fields): string =>
  firstText(event['eventType'], event['notificationType']);

export const READERS: ReadonlyMap<string, (event: Fields) => PartReading> = new Map([
  ['Bounce', readBounce],
  ['Complaint', readComplaint],
  ['Delivery', readDelivery],
  ['DeliveryDelay', readDelay],
  ['Send', (event) => toAll('submitted', event, {})],
  ['Reject', readReject],
  ['Rendering Failure', readFailure],
  ['RenderingFailure', readFailure],
  ['Open', (event) => ofOne('opened', event, engagement(event['open']))],
  ['Click', (event) => ofOne('clicked', event, engagement(event['click']))],
  ['Subscription', readSubscription],
]);

/**
 * Whether the bounce came in the session or later as a mail, SES does not say: a bounce behind a delivery shows it.
 * Soft bounces are told only once SES has given up.
 */
function readBounce(event: Fields): PartReading {
  const bounce = fieldsOf(event['bounce']);
  const [type, subType] = [textOf(bounce['bounceType']), textOf(bounce['bounceSubType'])];
  const isUntried = isSuppressed(subType);
  const permanent = type === 'Permanent' ? true : type === 'Transient' ? false : null;
  const shared: Told = {
    time: timeOf(bounce['timestamp']),
    label: labelOf([type, subType], permanent, BOUNCE_REASONS[`${type}/${subType}`]),
    stage: isUntried ? 'never' : 'unknown',
    ip: textOf(bounce['remoteMtaIp']),
  };
  return listOf(bounce['bouncedRecipients']).map((one) =>
    toldOf(isUntried ? 'not-attempted' : 'failed', event, {
      ...shared,
      ...refusal(one, isUntried),
    }),
  );
}

function refusal(told: unknown, isUntried: boolean): Told {
  const one = fieldsOf(told);
  const recipient = addressOf(one['emailAddress']);
  const reply = bareReply(one['diagnosticCode']);
  // What SES writes beside its own refusal is no reply of a receiver.
  if (isUntried) return { recipient, reply, speaker: 'reporter' };
  return {
    recipient,
    reply,
    status: statusOf(one['status']),
    speaker: reply ? 'remote' : 'unknown',
  };
}

function readDelay(event: Fields): PartReading {
  const delay = fieldsOf(event['deliveryDelay']);
  const type = textOf(delay['delayType']);
  const shared: Told = {
    time: timeOf(delay['timestamp']),
    label: labelOf([type], false, DELAY_REASONS[type]),
  };
  return listOf(delay['delayedRecipients']).map((one) =>
    toldOf('deferred', event, { ...shared, ...refusal(one, false) }),
  );
}

/**
 * Receivers often leave out who complained; SES then lists all recipients at that receiver who may have. With more than
 * one it is not known whose complaint it is.
 */
function readComplaint(event: Fields): PartReading {
  const complaint = fieldsOf(event['complaint']);
  const subType = textOf(complaint['complaintSubType']);
  const isUntried = isSuppressed(subType);
  const recipients = listOf(complaint['complainedRecipients']).map((one) =>
    addressOf(fieldsOf(one)['emailAddress']),
  );
  const shared: Told = {
    time: timeOf(complaint['timestamp']),
    label: labelOf(
      [subType, textOf(complaint['complaintFeedbackType'])],
      null,
      isUntried ? ['suppressed'] : ['complaint'],
    ),
    client: clientOf({ userAgent: textOf(complaint['userAgent']) }),
  };
  if (isUntried)
    return recipients.map((recipient) =>
      toldOf('not-attempted', event, { ...shared, client: null, recipient, stage: 'never' }),
    );
  return toldOf('complaint', event, { ...shared, recipient: soleOf(recipients) });
}

function readDelivery(event: Fields): PartReading {
  const delivery = fieldsOf(event['delivery']);
  const named = listOf(delivery['recipients']).map(addressOf);
  const recipients = named.length > 0 ? named : destinations(event);
  return recipients.map((recipient) =>
    toldOf('delivered', event, {
      recipient,
      time: timeOf(delivery['timestamp']),
      reply: bareReply(delivery['smtpResponse']),
      speaker: 'remote',
      ip: textOf(delivery['remoteMtaIp']),
    }),
  );
}

/** SES found a virus; it may be another reason one day, so the words stay. */
function readReject(event: Fields): PartReading {
  const reason = textOf(fieldsOf(event['reject'])['reason']);
  return toAll('not-attempted', event, {
    reply: reason,
    speaker: 'reporter',
    stage: 'never',
    label: labelOf(['Reject', reason], null, reason === 'Bad content' ? ['virus-detected'] : []),
  });
}

function readFailure(event: Fields): PartReading {
  const failure = fieldsOf(event['failure']);
  return toAll('not-attempted', event, {
    reply: bareReply(failure['errorMessage']),
    speaker: 'reporter',
    stage: 'build',
    label: labelOf(['Rendering Failure', textOf(failure['templateName'])], null, ['build-failed']),
  });
}

function readSubscription(event: Fields): PartReading {
  const told = fieldsOf(event['subscription']);
  const wishes = fieldsOf(told['newTopicPreferences']);
  const isAll = wishes['unsubscribeAll'] === true;
  const left = listOf(wishes['topicSubscriptionStatus'])
    .map(fieldsOf)
    .filter((topic) => topic['subscriptionStatus'] === 'OptOut')
    .map((topic) => textOf(topic['topicName']));
  if (!isAll && left.length === 0) return 'a recipient changed topics without leaving one';
  return ofOne('unsubscribed', event, {
    time: timeOf(told['timestamp']),
    label: labelOf(isAll ? ['unsubscribeAll'] : ['OptOut', ...left], null),
    client: clientOf({ method: textOf(told['source']) }),
  });
}

function engagement(told: unknown): Told {
  const { ipAddress, userAgent, link, timestamp } = fieldsOf(told);
  return {
    time: timeOf(timestamp),
    client: clientOf({ ip: textOf(ipAddress), userAgent: textOf(userAgent), url: textOf(link) }),
  };
}

const destinations = (event: Fields): string[] =>
  listOf(fieldsOf(event['mail'])['destination']).map(addressOf);

const soleOf = (recipients: readonly string[]): string =>
  recipients.length === 1 ? (recipients[0] ?? '') : '';

/** SES does not say which of a mail's recipients it was: only a sole one is sure. */
const ofOne = (type: EventType, event: Fields, told: Told): MailEvent =>
  toldOf(type, event, { ...told, recipient: soleOf(destinations(event)) });

const toAll = (type: EventType, event: Fields, told: Told): MailEvent[] =>
  destinations(event).map((recipient) => toldOf(type, event, { ...told, recipient }));

function toldOf(type: EventType, event: Fields, told: Told): MailEvent {
  const mail = fieldsOf(event['mail']);
  const headers = fieldsOf(mail['commonHeaders']);
  const tags = fieldsOf(mail['tags']);
  return mailEvent(type, 'ses', {
    ...told,
    time: told.time || timeOf(mail['timestamp']),
    sender: addressOf(mail['source']),
    subject: textOf(headers['subject']),
    campaign: firstText(listOf(tags['campaign'])[0], listOf(tags['ses:configuration-set'])[0]),
    lane: textOf(listOf(tags['ses:outgoing-ip'])[0]),
    ids: {
      providerId: textOf(mail['messageId']),
      messageId: messageIdOf(firstText(headers['messageId'], headerOf(mail, 'message-id'))),
    },
  });
}

function headerOf(mail: Fields, name: string): string {
  const found = listOf(mail['headers'])
    .map(fieldsOf)
    .find((header) => textOf(header['name']).toLowerCase() === name);
  return textOf(found?.['value']);
}
