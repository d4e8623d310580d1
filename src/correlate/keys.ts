// Makes of an event the names by which it is known to belong to one message of ours.

import type { MailEvent } from '../model/event.ts';
import { NULL_SENDER } from '../model/event.ts';
import { NO_SETTINGS, type OwnSettings } from '../model/own.ts';
import { addressKey } from '../text/address-key.ts';
import { digest64 } from '../text/digest64.ts';
import { patternOf } from './patterns.ts';
import { idNumber, type TokenReading } from './token.ts';

const LONGEST = 250;
/** Shorter ones are no ids but words (`1`, `none`) that many messages share. */
const SHORTEST = 4;
/** Providers that give a mail a Message-ID of their own make it of their id: `<id@provider.example>`. */
const LONG_LOCAL_PART = 24;
const DAY = 86_400_000;

/**
 * Events that share a key belong together. Best first:
 * `i:` our own id, `t:` the same as the number in tokens, `m:` Message-ID, `p:` the provider's id, `e:` ENVID,
 * `q:` queue id with the day it was given (queue ids are used again), `r:` a return path that only this message had,
 * `l:` a link token that is not one of our signed ones.
 */
export function keysOf(
  event: MailEvent,
  token: TokenReading | null = null,
  own: OwnSettings = NO_SETTINGS,
): readonly string[] {
  const { ids } = event;
  const keys: string[] = [];
  const isToken = token !== null && token.message !== '';
  if (ids.ownId !== '') keys.push(`i:${bounded(ids.ownId)}`, `t:${idNumber(ids.ownId)}`);
  if (isToken) add(keys, `t:${token.message}`);
  const messageId = bareMessageId(ids.messageId);
  if (messageId.length >= SHORTEST) keys.push(`m:${bounded(messageId)}`);
  const local = messageId.slice(0, Math.max(0, messageId.lastIndexOf('@')));
  if (local.length >= LONG_LOCAL_PART) add(keys, `p:${bounded(local)}`);
  if (ids.providerId.length >= SHORTEST) add(keys, `p:${bounded(ids.providerId)}`);
  if (ids.envelopeId.length >= SHORTEST) keys.push(`e:${bounded(ids.envelopeId)}`);
  if (ids.queueId !== '' && ids.queuedAt > 0)
    keys.push(`q:${bounded(ids.queueId)}/${dayOf(ids.queuedAt)}`);
  const returnPath = addressKey(ids.returnPath || event.sender);
  if (patternOf(returnPath, own.returnPathPatterns)) keys.push(`r:${bounded(returnPath)}`);
  if (ids.linkToken !== '' && !isToken) keys.push(`l:${bounded(ids.linkToken)}`);
  return keys;
}

/** Whether the mail that this event is about was itself a notice (RFC 5321 §4.5.5): no mail of ours. */
export const isAboutNotice = ({ sender }: MailEvent): boolean => sender === NULL_SENDER;

/** Day number of epoch ms, UTC. */
export const dayOf = (time: number): number => Math.floor(time / DAY);

/** Without angle brackets and the spaces around them. */
export function bareMessageId(value: string): string {
  const text = value.trim();
  const start = text.startsWith('<') ? 1 : 0;
  const end = text.endsWith('>') ? text.length - 1 : text.length;
  return text.slice(start, end).trim();
}

const bounded = (id: string): string =>
  id.length <= LONGEST ? id : `${id.slice(0, LONGEST)}#${digest64(id)}`;

function add(keys: string[], key: string): void {
  if (!keys.includes(key)) keys.push(key);
}
