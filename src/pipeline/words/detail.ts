// Says in sentences what the detail of a verdict holds.

import type { Detail } from '../../model/detail.ts';
import type { Reason } from '../../model/reason.ts';

const LIMIT_OF: Readonly<Record<NonNullable<Detail['limitOf']>, string>> = {
  own: 'The limit is one of the sending server itself.',
  smarthost: "The limit is one of the sender's own provider.",
  receiver: "The limit is the receiver's, for this sender.",
  mailbox: 'The limit is one of this mailbox.',
};

const SUPPRESSED_FOR: Readonly<Record<NonNullable<Detail['suppressedFor']>, string>> = {
  bounce: 'The address is suppressed because of an earlier bounce.',
  complaint: 'The address is suppressed because of a complaint.',
  'opt-out': 'The address is suppressed because its owner unsubscribed.',
  manual: 'The address was put on the suppression list by hand.',
  unknown: 'Why the address is on the suppression list is not told.',
};

const BLOCKED_BY: Readonly<Record<NonNullable<Detail['blockedBy']>, string>> = {
  user: 'The block is one of the mailbox owner.',
  organisation: "The block is a rule of the recipient's organisation.",
  provider: 'The block is one of the provider, for all its mailboxes.',
  unknown: 'Whose block it is is not told.',
};

const LISTS: Readonly<Record<NonNullable<Detail['blocklist']>['lists'], string>> = {
  ip: 'the IP address',
  domain: 'the domain',
  url: 'the link',
  unknown: '',
};

function blocklistWords(list: NonNullable<Detail['blocklist']>): string {
  const what = [LISTS[list.lists], list.listed].filter(Boolean).join(' ');
  const where = list.name || list.zone;
  const removal = list.delistUrl ? ` Removal: ${list.delistUrl}` : '';
  return `Block list: ${where}${what ? `, listing ${what}` : ''}.${removal}`;
}

function durationWords(seconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? ['second', 1];
  const count = Math.round(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function sizeWords(bytes: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ];
  const [unit, size] = units.find(([, length]) => bytes >= length) ?? ['bytes', 1];
  return `${Math.round((bytes / size) * 10) / 10} ${unit}`;
}

/** Reasons that say themselves that it is this mailbox. */
const SAY_MAILBOX: ReadonlySet<Reason> = new Set(['mailbox-full', 'recipient-rate-limited']);

/** One sentence for each thing told; empty where the detail is. */
export function detailWords(detail: Detail, reason: Reason): string[] {
  const chain = detail.chain ?? [];
  const isPlain = detail.limitOf === 'mailbox' && SAY_MAILBOX.has(reason);
  return [
    detail.limitOf && !isPlain && LIMIT_OF[detail.limitOf],
    detail.blocklist && blocklistWords(detail.blocklist),
    detail.suppressedFor && SUPPRESSED_FOR[detail.suppressedFor],
    detail.blockedBy && BLOCKED_BY[detail.blockedBy],
    detail.retryAfterSeconds !== undefined &&
      `The reply asks to wait ${durationWords(detail.retryAfterSeconds)}.`,
    detail.sizeLimitBytes !== undefined && `The limit is ${sizeWords(detail.sizeLimitBytes)}.`,
    detail.newAddress && `New address, as the notice tells it: ${detail.newAddress}`,
    detail.sendingIp && `Sending IP address: ${detail.sendingIp}`,
    chain.length > 1 && `The reply quotes another one, which decides: ${chain.at(-1)?.text}`,
    detail.helpUrl && `The receiver explains: ${detail.helpUrl}`,
  ].filter((sentence) => typeof sentence === 'string' && sentence !== '') as string[];
}
