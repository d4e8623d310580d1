// Reads from a reply what its cause needs to be acted on: limits, delays, lists, new addresses.

import type { Detail } from '../model/detail.ts';
import type { Reason } from '../model/reason.ts';
import { blocklistOf } from './blocklist.ts';
import type { Case } from './case.ts';
import type { CompiledRule } from './compiled.ts';
import type { RuleSet } from './rule-set.ts';

type Writable = { -readonly [Key in keyof Detail]: Detail[Key] };

/** Longer texts are prose, not replies; what matters stands at their beginning. */
const READ_AT_MOST = 2000;
const URL = /https?:\/\/[^\s<>"')\]]{4,200}/i;
const IP =
  /(?:^|[\s[(<=:])((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?=$|[\s\])>,;:]|\.(?:\s|$))/i;
const DELAY =
  /(?:in|after|wait|for|within|retry|back in|again in|minutes:|seconds:)[\s:]{0,2}(\d{1,5})\s?(s|sec|second|m|min|minute|h|hour)s?\b/i;
const TIME_WORD = /\d ?(?:s|m|h|sec|min|hour)|\d:\d\d:\d\d/i;
const CLOCK = /(?:back|again|in) in (\d{1,2}):(\d{2}):(\d{2})/i;
const SIZE =
  /(?:limit|maximum|max|allowed|exceeds?|larger than|fixed)[^\d]{0,60}(\d[\d.,]{0,14})\s?(bytes?|octets?|k|kb|kib|m|mb|mib|megabytes?|g|gb|gib)?\b/i;
const NEW_ADDRESS =
  /(?:new (?:e-?mail )?address(?: is)?|forwarding to|please try|instead use|moved to|use)[\s:<]{1,4}([^\s<>@,;]{1,64}@[^\s<>@,;]{1,255}[^\s<>@,;.])/i;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const BYTES: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

function retryAfter(text: string): number | undefined {
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const delay = DELAY.exec(text);
  if (!delay) return undefined;
  return Number(delay[1]) * (SECONDS[(delay[2] ?? 's').charAt(0).toLowerCase()] ?? 1);
}

function sizeLimit(text: string): number | undefined {
  const size = SIZE.exec(text);
  if (!size) return undefined;
  const value = Number((size[1] ?? '').replaceAll(',', '').replace(/\.$/, ''));
  const unit = BYTES[(size[2] ?? '').charAt(0).toLowerCase()] ?? 1;
  const bytes = Math.round(value * unit);
  return Number.isFinite(bytes) && bytes >= 1024 ? bytes : undefined;
}

/** The address to write to instead, where a text names one. */
export function newAddressIn(text: string): Pick<Detail, 'newAddress'> {
  const newAddress = NEW_ADDRESS.exec(text.slice(0, READ_AT_MOST))?.[1];
  return newAddress ? { newAddress } : {};
}

/** Details that only some reasons have. */
const READERS: Partial<Record<Reason, (text: string, detail: Writable) => void>> = {
  'mailbox-moved': (text, detail) => Object.assign(detail, newAddressIn(text)),
  'message-too-large': (text, detail) => {
    const bytes = sizeLimit(text);
    if (bytes !== undefined) detail.sizeLimitBytes = bytes;
  },
  'recipient-rate-limited': (_text, detail) => {
    detail.limitOf ??= 'mailbox';
  },
  'mailbox-full': (_text, detail) => {
    detail.limitOf ??= 'mailbox';
  },
  'rate-limited': (_text, detail) => {
    detail.limitOf ??= 'receiver';
  },
  'too-many-recipients': (_text, detail) => {
    detail.limitOf ??= 'receiver';
  },
  suppressed: (_text, detail) => {
    detail.suppressedFor ??= 'unknown';
  },
  'recipient-blocked-sender': (_text, detail) => {
    detail.blockedBy ??= 'user';
  },
  'recipient-restricted': (_text, detail) => {
    detail.blockedBy ??= 'organisation';
  },
  'content-policy': (_text, detail) => {
    detail.blockedBy ??= 'organisation';
  },
  'provider-block': (_text, detail) => {
    detail.blockedBy ??= 'provider';
  },
};

const isTemporary = (it: Case): boolean => (it.code || it.status || '4').startsWith('4');

/** What any refusal may tell. The plain searches spare most replies the expressions. */
function readCommon(it: Case, text: string, detail: Writable): void {
  const url = text.includes('://') ? URL.exec(text)?.[0] : undefined;
  if (url) detail.helpUrl = url.replace(/[.,;]$/, '');
  const delay = isTemporary(it) && TIME_WORD.test(text) ? retryAfter(text) : undefined;
  if (delay !== undefined) detail.retryAfterSeconds = delay;
  if (it.chain.length > 1) detail.chain = it.chain;
}

const NAMES_OUR_IP = new Set<Reason>([
  'ip-blocklisted',
  'provider-block',
  'low-reputation',
  'rate-limited',
  'ptr-invalid',
  'auth-spf',
  'blocklist-query-error',
]);

/** Never throws; fields that the text does not tell are left out. */
export function detailOf(
  rules: RuleSet,
  it: Case,
  reason: Reason,
  rule: CompiledRule | undefined,
): Detail {
  const text = it.text.slice(it.innerStart, it.innerStart + READ_AT_MOST);
  const detail: Writable = { ...rule?.detail };
  readCommon(it, text, detail);
  READERS[reason]?.(text, detail);
  if (NAMES_OUR_IP.has(reason)) {
    const ip = IP.exec(text)?.[1];
    if (ip) detail.sendingIp = ip;
  }
  const blocklist = blocklistOf(rules, it, reason, text, detail.sendingIp ?? '');
  if (blocklist) detail.blocklist = blocklist;
  return detail;
}
