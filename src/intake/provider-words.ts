// Turns what a provider says about a delivery into the parts of an event: bare reply, address, label.

import type { SystemLabel } from '../model/event.ts';
import { textOf } from './json-value.ts';

/** `smtp; 550 …`, `x-unix; …` (RFC 3464 §2.3.6: the type of the diagnostic code). */
const DIAGNOSTIC_TYPE = /^(?:smtp|x-[a-z0-9-]{1,30}|unknown)\s{0,3};\s{0,10}/i;
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
const CODE = /^[2-5]\d\d$/;

/** The reply on one line, without the type of the diagnostic code. */
export function bareReply(value: unknown): string {
  return textOf(value)
    .replace(DIAGNOSTIC_TYPE, '')
    .replace(/\s{1,1000}/g, ' ')
    .trim();
}

/** `5.1.1`; `''` where it is no enhanced status (RFC 3463 §2). */
export function statusOf(value: unknown): string {
  const text = textOf(value);
  return STATUS.test(text) ? text : '';
}

/** `550`; `''` where it is no SMTP reply code: providers have numbers of their own beside them. */
export function replyCodeOf(value: unknown): string {
  const text = textOf(value);
  return CODE.test(text) ? text : '';
}

/** `Anna <a@example.com>` or `<a@example.com>` → `a@example.com`; `<>` → `''`. */
export function addressOf(value: unknown): string {
  const text = textOf(value).slice(0, 1000);
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  return open >= 0 && close > open ? text.slice(open + 1, close).trim() : text;
}

/** A Message-ID without its angle brackets. */
export function messageIdOf(value: unknown): string {
  const text = textOf(value);
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}

/** @param reasons those that the provider's documents allow for these words. */
export function labelOf(
  words: readonly string[],
  permanent: boolean | null,
  reasons: readonly string[] = [],
): SystemLabel {
  return { words: words.filter((word) => word !== '').join('/'), permanent, reasons };
}
