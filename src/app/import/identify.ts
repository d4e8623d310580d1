// Tells what a file holds by its first bytes: mails, a log, a provider's webhooks, reports of other mail systems.

import { isZip } from '../../adapters/files/unpack.ts';
import type { LogFormat } from '../../intake/log-format.ts';
import { LOG_FORMATS, recogniseLog } from '../../intake/logs/index.ts';
import { recogniseReport } from '../../intake/reports/index.ts';
import type { WebhookFormat } from '../../intake/webhook-format.ts';
import { recogniseWebhook, WEBHOOK_FORMATS } from '../../intake/webhooks/index.ts';

export type Content =
  | { readonly kind: 'mails' }
  | { readonly kind: 'log'; readonly format: LogFormat }
  | { readonly kind: 'webhooks'; readonly format: WebhookFormat | null }
  | { readonly kind: 'reports' }
  | { readonly kind: 'unknown' };

const PEEK_LINES = 300;
const REPORT_HEAD = 8192;
/** Form bodies of webhooks, as some tools keep them. */
const FORM = /^[\w-]{1,40}=(?:%5B|%7B|\[|\{)/;
const MAIL_BEGINS = /^(?:From |>From |[A-Za-z][A-Za-z0-9-]{0,60}:[ \t\r\n])/;

/** Names for `--from`. */
export const formatNames = (): string[] => [
  'mails',
  'reports',
  ...LOG_FORMATS.map(({ id }) => id),
  ...WEBHOOK_FORMATS.map(({ id }) => id).filter((id) => LOG_FORMATS.every((log) => log.id !== id)),
];

/** @param named what the user says it is; `''` to find out. */
export function identify(head: Uint8Array, named: string): Content {
  return named === '' ? found(head) : given(head, named);
}

function given(head: Uint8Array, named: string): Content {
  if (named === 'mails' || named === 'reports') return { kind: named };
  const log = LOG_FORMATS.find(({ id }) => id === named);
  const webhook = WEBHOOK_FORMATS.find(({ id }) => id === named);
  // KumoMTA's log and its hooks have one name: the first line tells.
  if (webhook && (!log || /^\s*\[/.test(textOf(head).slice(0, 100))))
    return { kind: 'webhooks', format: webhook };
  return log ? { kind: 'log', format: log } : { kind: 'unknown' };
}

function found(head: Uint8Array): Content {
  // Of logs and mails nobody makes zip archives.
  if (isZip(head)) return { kind: 'reports' };
  const text = textOf(head);
  const lines = text.split(/\r?\n/, PEEK_LINES);
  const log = recogniseLog(lines);
  if (log) return { kind: 'log', format: log };
  if (/^\s*[<{]/.test(text) && recogniseReport(text.slice(0, REPORT_HEAD)))
    return { kind: 'reports' };
  if (/^\s*[[{]/.test(text) || FORM.test(text)) return webhooks(text, lines);
  return MAIL_BEGINS.test(text.trimStart()) ? { kind: 'mails' } : { kind: 'unknown' };
}

/** JSON of a provider that nobody knows may still hold mails of one that is known further down: it is read line by line. */
function webhooks(text: string, lines: readonly string[]): Content {
  if (FORM.test(text)) return { kind: 'webhooks', format: null };
  const first = parsed(lines.find((line) => line.trim() !== '') ?? '') ?? parsed(text);
  const format = first === undefined ? null : recogniseWebhook(first);
  if (format) return { kind: 'webhooks', format };
  return first === undefined && !/^\s*(?:\{\s*"|\[\s*\{\s*")/.test(text)
    ? { kind: 'unknown' }
    : { kind: 'webhooks', format: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (head: Uint8Array): string => new TextDecoder().decode(head).replace(/^\ufeff/, '');
