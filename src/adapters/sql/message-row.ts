// Finds from all events of a message what it is called and what it was; writes that into columns and reads it back.

import type { JudgedEvent } from '../../model/judged-event.ts';
import type { StoredMessage } from '../../ports/store.ts';
import { cleanText } from './clean-text.ts';
import type { Cell } from './engine.ts';
import type { MessageTable } from './schema.ts';

type Fields = Omit<StoredMessage, 'id' | 'name' | 'submittedAt'>;
type Field = keyof Fields | 'ownId' | 'providerId' | 'queueId' | 'key';

const READ: Readonly<Record<Field, (event: JudgedEvent) => string>> = {
  ownId: ({ ids }) => ids.ownId,
  messageId: ({ ids }) => ids.messageId,
  providerId: ({ ids }) => ids.providerId,
  queueId: ({ ids }) => ids.queueId,
  key: ({ keys }) => keys[0] ?? '',
  sender: ({ sender }) => sender,
  subject: ({ subject }) => subject,
  stream: ({ stream }) => stream,
  campaign: ({ campaign }) => campaign,
  lane: ({ lane }) => lane,
};
const FIELDS = Object.entries(READ) as [Field, (event: JudgedEvent) => string][];
const BEST_NAMES: readonly Field[] = ['ownId', 'messageId', 'providerId', 'queueId', 'key'];

/**
 * Each field is taken from the earliest event that tells it, the one of submission before all others; of two at the same
 * time from the one with the smaller value: so the order of intake does not count.
 */
export function messageOf(id: number, events: readonly JudgedEvent[]): StoredMessage {
  const values = Object.fromEntries(
    FIELDS.map(([name, read]) => [name, earliest(events, read)]),
  ) as Record<Field, string>;
  const { messageId, sender, subject, stream, campaign, lane } = values;
  const best = BEST_NAMES.find((name) => values[name] !== '');
  return {
    id,
    name: best ? values[best] : `#${id}`,
    messageId,
    sender,
    subject,
    stream,
    campaign,
    lane,
    submittedAt: submittedAt(events),
  };
}

function earliest(events: readonly JudgedEvent[], read: (event: JudgedEvent) => string): string {
  let best: JudgedEvent | undefined;
  let value = '';
  for (const event of events) {
    const told = read(event);
    if (told !== '' && (!best || isBefore(event, told, best, value))) {
      best = event;
      value = told;
    }
  }
  return cleanText(value);
}

function isBefore(a: JudgedEvent, aValue: string, b: JudgedEvent, bValue: string): boolean {
  const order = rankOf(a) - rankOf(b) || a.time - b.time;
  return order < 0 || (order === 0 && aValue < bValue);
}

/** The sender's own list tells best what a mail was sent for; then the system that took it over. */
const rankOf = ({ system, type }: JudgedEvent): number =>
  system === 'sent-log' ? 0 : type === 'submitted' ? 1 : 2;

function submittedAt(events: readonly JudgedEvent[]): number {
  let first = 0;
  for (const { type, time } of events)
    if (type === 'submitted' && time > 0 && (first === 0 || time < first)) first = time;
  return first;
}

export const messageCells = (message: StoredMessage): Cell[] => [
  message.id,
  message.name,
  message.messageId,
  message.sender,
  message.subject,
  message.stream,
  message.campaign,
  message.lane,
  message.submittedAt,
];

export const messageFrom = (row: MessageTable): StoredMessage => ({
  id: row.id,
  name: row.name,
  messageId: row.message_id,
  sender: row.sender,
  subject: row.subject,
  stream: row.stream,
  campaign: row.campaign,
  lane: row.lane,
  submittedAt: row.submitted_at,
});
