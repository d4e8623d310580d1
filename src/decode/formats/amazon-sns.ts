// Reads the notifications of Amazon SES that a topic sends by mail: JSON, whole or as a string inside JSON.

import { ACTIONS, type Action } from '../../model/kind.ts';
import { readReply } from '../../text/reply-text.ts';
import type { Format, Reading, TextRecord } from '../layout/format.ts';
import type { NoticeView } from '../view.ts';

export const AMAZON_SNS: Format = {
  id: 'amazon-sns',
  source: 'docs.aws.amazon.com/ses, notification contents; notices of 2016',
  signs: [
    { headers: ['x-amz-sns-message-id'] },
    { text: ['"notificationtype"'], from: ['sns.amazonaws.com', 'amazonses'] },
  ],
  layout: { recipient: [] },
  read: (view) => readNotification(view),
};

const NOTHING: Reading = { records: [], action: '', returnedAt: -1 };

function readNotification(view: NoticeView): Reading {
  const message = messageIn(view.text);
  const bounced = listIn(fieldOf(message, 'bounce'), 'bouncedRecipients');
  if (bounced.length > 0) return { ...NOTHING, records: bounced.map(bouncedRecord) };
  const complained = listIn(fieldOf(message, 'complaint'), 'complainedRecipients');
  if (complained.length > 0)
    return {
      ...NOTHING,
      kind: 'complaint',
      feedbackType: textOf(fieldOf(message, 'complaint'), 'complaintFeedbackType'),
      records: complained.map((recipient) => record(recipient, '')),
    };
  const delivered = listIn(fieldOf(message, 'delivery'), 'recipients');
  return {
    ...NOTHING,
    records: delivered.map((address) => record({ emailAddress: address }, 'delivered')),
  };
}

/** Mail servers break long lines with `!`, line feed, space; a footer may follow the object. */
function messageIn(text: string): unknown {
  const whole = text.replaceAll('!\n ', '');
  const outer = parsed(whole.slice(whole.indexOf('{'), whole.lastIndexOf('}') + 1));
  const inner = fieldOf(outer, 'Message');
  return typeof inner === 'string' ? parsed(inner) : outer;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Cut or broken JSON tells nothing: the generic readers take over.
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list.slice(0, 1000) : [];
}

function textOf(value: unknown, name: string): string {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? text : '';
}

function bouncedRecord(recipient: unknown): TextRecord {
  const told = textOf(recipient, 'action');
  return record(recipient, ACTIONS.find((action) => action === told) ?? 'failed');
}

function record(recipient: unknown, action: Action | ''): TextRecord {
  const reply = readReply(textOf(recipient, 'diagnosticCode').replace(/^smtp; ?/i, ''));
  return {
    address: textOf(recipient, 'emailAddress'),
    original: '',
    action,
    diagnostic: reply.text,
    context: '',
    status: reply.status || textOf(recipient, 'status'),
    replyCode: reply.code,
    host: '',
    stage: 'unknown',
    speaker: reply.code ? 'remote' : 'unknown',
    at: null,
  };
}
