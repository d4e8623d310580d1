// Makes judged events of short descriptions, for tests of what becomes of mails.

import { createHmac } from 'node:crypto';
import { type EventType, type MailEvent, mailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { NO_SETTINGS, type OwnSettings } from '../../src/model/own.ts';
import { ingest } from '../../src/pipeline/ingest.ts';

export const MINUTE = 60_000;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;
export const START: number = Date.UTC(2026, 6, 1, 12);

export const hmac = (key: Uint8Array, data: Uint8Array): Uint8Array =>
  createHmac('sha256', key).update(data).digest();

type Told = Omit<Partial<MailEvent>, 'ids'> & { readonly ids?: Partial<MailEvent['ids']> };

/** An event so many minutes after the start, to anna@example.org where nothing else is said. */
export function told(type: EventType, minutes: number, rest: Told = {}): MailEvent {
  return mailEvent(type, rest.system ?? 'postfix', {
    time: START + minutes * MINUTE,
    recipient: 'anna@example.org',
    sender: 'news@example.com',
    ...rest,
    ids: { queueId: '4XYZ', queuedAt: START, ...rest.ids },
  });
}

/** A notice that came back. */
export const notice = (type: EventType, minutes: number, rest: Told = {}): MailEvent =>
  told(type, minutes, { system: 'mail', ...rest, ids: { queueId: '', queuedAt: 0, ...rest.ids } });

export function judge(event: MailEvent, own: OwnSettings = NO_SETTINGS): JudgedEvent {
  const judged = ingest(event, { own, hmac });
  if (!judged) throw new Error('dropped');
  return judged;
}
