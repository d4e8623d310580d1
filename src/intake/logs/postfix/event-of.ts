// Makes the event of one delivery line.

import type { EventType, MailEvent } from '../../../model/event.ts';
import { mailEvent } from '../../../model/event.ts';
import type { Delivery } from './delivery.ts';
import { idsOf, type Queued } from './message.ts';
import { readReason } from './reason.ts';

export const ID = 'postfix';

/** `deliverable` and `undeliverable` are answers to probes: about no mail. */
const TYPES: Readonly<Record<string, EventType>> = {
  sent: 'delivered',
  deferred: 'deferred',
  bounced: 'failed',
  expired: 'expired',
  // Refused for good, tried again all the same (postconf(5), soft_bounce).
  softbounce: 'deferred',
};

/** Null for what is about no mail of ours. @param tls as the session said; `''`: not told. */
export function eventOf(
  delivery: Delivery,
  daemon: string,
  message: Queued,
  time: number,
  tls: string,
): MailEvent | null {
  const type = typeOf(delivery, daemon);
  if (!type) return null;
  const { recipient, original, dsn, text, duration } = delivery;
  const told = type === 'delivered' ? accepted(delivery) : readReason(text);
  const peer = peerOf(delivery.relay) ?? peerOf(told.peer);
  return mailEvent(type, ID, {
    time,
    recipient,
    originalRecipient: original === recipient ? '' : original,
    sender: message.sender,
    ids: idsOf(message),
    reply: told.reply,
    status: dsn,
    replyCode: told.speaker === 'remote' ? codeOf(told.reply) : '',
    stage: told.stage,
    speaker: told.speaker,
    host: peer?.host ?? '',
    ip: peer?.ip ?? '',
    tls,
    duration,
  });
}

function typeOf({ status, text }: Delivery, daemon: string): EventType | undefined {
  if (status !== 'sent') return Object.hasOwn(TYPES, status) ? TYPES[status] : undefined;
  if (daemon === 'discard') return 'not-attempted';
  // An alias: the mail goes on under another queue id, whose lines tell its end.
  return text.startsWith('forwarded as ') ? 'notice-expanded' : 'delivered';
}

function accepted({ text, relay }: Delivery): ReturnType<typeof readReason> {
  const isRemote = relay.includes('[') && codeOf(text) !== '';
  return { reply: text, stage: 'unknown', speaker: isRemote ? 'remote' : 'reporter', peer: '' };
}

/** `mx.example.com[192.0.2.1]:25`, `[192.0.2.1]:25`, `host[private/lmtp]`. */
function peerOf(relay: string): { host: string; ip: string } | null {
  const open = relay.indexOf('[');
  if (open < 0) return null;
  const close = relay.indexOf(']', open);
  const inside = relay.slice(open + 1, close < 0 ? relay.length : close);
  return { host: relay.slice(0, open), ip: inside.includes('/') ? '' : inside };
}

function codeOf(reply: string): string {
  const first = reply.charCodeAt(0);
  return first >= 50 && first <= 53 && /^[2-5]\d\d(?!\d)/.test(reply) ? reply.slice(0, 3) : '';
}
