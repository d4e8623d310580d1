// Tells what the words behind `explain` are: names of files, the standard input, or a reply itself.

import { findFiles } from '../adapters/files/find.ts';
import { fs } from '../adapters/files/fs.ts';
import type { Unreadable } from '../ports/mail-input.ts';
import type { Item } from './batches.ts';
import { mailsOf } from './mails.ts';
import { type Mail, readMail } from './read-mail.ts';

export type Input =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'missing'; readonly path: string };

/** Words that look like a path: no spaces, and a folder, an ending, or nothing but letters. */
const LIKE_A_PATH = /^(?=\S*$)(?!\d{3}\b)(?!\d\.\d{1,3}\.\d)/;

/**
 * A reply typed without quotes comes as several words. Where the first word is a file, all are meant as files, and
 * whoever reads them names those that are missing.
 */
export function inputOf(words: readonly string[]): Input {
  const [first = ''] = words;
  if (first === '-' || exists(first)) return { kind: 'files', paths: words };
  if (words.length === 1 && LIKE_A_PATH.test(first)) return { kind: 'missing', path: first };
  return { kind: 'reply', text: words.join(' ') };
}

function exists(path: string): boolean {
  const [found] = findFiles([path]);
  return found?.kind === 'file' || fs.statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The mails under the paths, each with its bytes. */
export async function* readMails(paths: readonly string[]): AsyncGenerator<Mail | Unreadable> {
  for await (const item of mailsOf(paths)) yield await withBytes(item);
}

function withBytes(item: Item): Mail | Unreadable | Promise<Mail | Unreadable> {
  return item.kind === 'path' ? readMail(item) : item;
}

const HEADER_FIELD = /^(?:From |[A-Za-z][A-Za-z0-9-]{0,60}:)/;
const REPLY_LINE = /^\s*(?:\d{3}(?:[ -]|$)|$)/;
const LONGEST_REPLY = 8192;

/** The text of bytes that are no mail but a bare reply: every line begins with a code, or there is one line only. */
export function bareReply(bytes: Uint8Array): string | undefined {
  if (bytes.length > LONGEST_REPLY) return undefined;
  const text = new TextDecoder().decode(bytes).trim();
  const lines = text.split(/\r?\n/);
  if (HEADER_FIELD.test(text)) return undefined;
  return lines.length === 1 || lines.every((line) => REPLY_LINE.test(line)) ? text : undefined;
}
