// Reads what a tracking log says about each recipient of one record → replies.
// Source: https://learn.microsoft.com/exchange/mail-flow/transport-logs/message-tracking, `recipient-status`.

import { between } from '../../fields.ts';

export interface RecipientStatus {
  readonly reply: string;
  /** Who answered; `''` where it was this system itself. */
  readonly host: string;
  readonly ip: string;
}

/** Statuses begin with a reply code, `[{` or `{`; all else behind a semicolon belongs to the one before. */
const BEGINS = /^\s{0,5}(?:[245]\d\d[ -]|\[?\{(?:LED|LRT)=)/;
const MOST_RECIPIENTS = 10_000;
const NONE: RecipientStatus = { reply: '', host: '', ip: '' };

/** Addresses of a list, divided by semicolons. */
export const recipientsIn = (list: string): readonly string[] =>
  list
    .split(';', MOST_RECIPIENTS)
    .map((address) => address.trim())
    .filter((address) => address !== '');

/** One status for each of so many recipients; where their number does not fit, the first counts for all. */
export function statusesIn(list: string, recipients: number): readonly RecipientStatus[] {
  const all = recipients <= 1 ? [list] : divided(list);
  const each = all.length === recipients ? all : new Array<string>(recipients).fill(all[0] ?? '');
  return each.map(statusIn);
}

function divided(list: string): readonly string[] {
  const statuses: string[] = [];
  let depth = 0;
  for (const part of list.split(';', MOST_RECIPIENTS)) {
    if (statuses.length === 0 || (depth === 0 && BEGINS.test(part))) statuses.push(part);
    else statuses.push(`${statuses.pop() ?? ''};${part}`);
    // Within `[{LED=…};{MSG=…};…]` all belongs together.
    if (part.trimStart().startsWith('[{')) depth = 1;
    if (part.trimEnd().endsWith('}]')) depth = 0;
  }
  return statuses;
}

/** `[{LED=550 5.1.1 words};{MSG=};{FQDN=mx.example.com};{IP=192.0.2.1};{LRT=…}]`, or a bare reply. */
function statusIn(text: string): RecipientStatus {
  const start = text.indexOf('{LED=');
  if (start < 0) return text.trim() === '' ? NONE : { ...NONE, reply: oneLine(text) };
  const reply = between(text, '{LED=', '};{') || between(text, '{LED=', '}]');
  const message = between(text, '{MSG=', '}');
  return {
    reply: oneLine(reply || message),
    host: between(text, '{FQDN=', '}').trim(),
    ip: between(text, '{IP=', '}').trim(),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
