// Reads notifications and published events of Amazon SES, in an SNS envelope, bare or from EventBridge.
// Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html,
// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html, 2026-11.

import { type PartReading, readEach, unknownKind } from '../../each-event.ts';
import { type Fields, fieldsOf, isFields, listOf } from '../../json-value.ts';
import type { WebhookFormat } from '../../webhook-format.ts';
import { READERS, typeName } from './events.ts';
import { isEnvelope, openEnvelope, verifyEnvelope } from './sns.ts';

export const ses: WebhookFormat = {
  id: 'ses',
  title: 'Amazon SES (SNS, EventBridge)',
  recognises(payload) {
    const first = listOf(payload)[0];
    if (isEnvelope(first)) return isSesTopic(openEnvelope(first)) ? 1 : 0.6;
    return isSesTopic(first) ? 1 : 0;
  },
  read: (payload) => readEach(listOf(payload), readPart),
  verify: verifyEnvelope,
};

/** EventBridge wraps the event in `detail`. */
function bare(part: unknown): unknown {
  return isFields(part) && part['source'] === 'aws.ses' ? part['detail'] : part;
}

function isSesTopic(part: unknown): boolean {
  const event = fieldsOf(bare(part));
  return typeName(event) !== '' && 'mail' in event;
}

function readPart(part: Fields): PartReading {
  const opened = isEnvelope(part) ? openEnvelope(part) : part;
  if (typeof opened === 'string') return opened;
  const event = fieldsOf(bare(opened));
  const name = typeName(event);
  const read = READERS.get(name);
  return read ? read(event) : unknownKind(name);
}
