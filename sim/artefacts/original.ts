// Writes the mail that a notice gives back: its headers alone, or with the beginning of its text.

import type { Mail, Original } from '../world/fact.ts';
import { LINK_HOST, OWN_HOST, OWN_IP } from '../world/sender.ts';
import { mailTime } from './dates.ts';

/** @param mail null: it was never ours; it then came from somewhere else. */
export function originalHeaders(original: Original, mail: Mail | null): string {
  const { from, to, subject, messageId, date } = original;
  const received = mail
    ? `Received: from ${OWN_HOST} (${OWN_HOST} [${OWN_IP}])\n\tby mx.receiver.example with ESMTPS id ${mail.number.toString(36)}\n\tfor <${to}>; ${mailTime(date)}\n`
    : `Received: from [203.0.113.77] (unknown [203.0.113.77])\n\tby mx.receiver.example with ESMTP; ${mailTime(date)}\n`;
  const name = mail ? 'Shop' : 'Service';
  const list = mail
    ? `List-Unsubscribe: <https://${LINK_HOST}/u/${mail.linkToken}>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nFeedback-ID: ${mail.campaign || mail.stream}:${mail.stream}:shop\n`
    : '';
  return `${received}From: ${name} <${from}>\nTo: <${to}>\nSubject: ${subject}\nDate: ${mailTime(date)}\nMessage-ID: <${messageId}>\nMIME-Version: 1.0\n${list}Content-Type: text/plain; charset=utf-8\n`;
}

export function originalText(original: Original, mail: Mail | null): string {
  const body = mail
    ? `Hello,\n\n${original.subject}. See https://${LINK_HOST}/c/${mail.linkToken}/0\n\nYour shop\n`
    : 'Dear friend,\n\nthis offer will not last. Act now.\n';
  return `${originalHeaders(original, mail)}\n${body}`;
}
