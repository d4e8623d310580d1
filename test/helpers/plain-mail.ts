// Writes a mail of header fields with a text, reads it, hands back what it is.

import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import type { Notice } from '../../src/model/notice.ts';

/** Header fields of a person's mail; a field set to `''` is left out. */
const FIELDS = {
  From: 'Alice Example <alice@example.com>',
  To: 'bounce+77@example.org',
  Date: 'Wed, 25 Nov 2026 10:00:00 +0100',
  'Content-Type': 'text/plain; charset=utf-8',
};

export type Fields = Readonly<Record<string, string>>;

/** Header fields of a server's notice without a format. */
export const SYSTEM: Fields = {
  From: 'Mail Daemon <mailer-daemon@relay.example.net>',
  'Return-Path': '<>',
  Subject: 'Message returned to sender: xyzzy',
};

/** Reads a mail; fields given replace or join those of a person's mail. */
export function readMail(fields: Fields, text: string): Notice {
  const head = Object.entries({ ...FIELDS, ...fields })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return read(parseMessage(new TextEncoder().encode(`${head}\n\n${text}\n`)));
}

/** Kind with recipients, in one line: `failed a@example.com, b@example.com`. */
export function told(notice: Notice): string {
  const names = notice.reports.map((report) => report.recipient).join(', ');
  return `${notice.kind} ${names}`.trim();
}
