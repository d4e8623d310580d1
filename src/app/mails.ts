// Turns the paths a user named into mails: files as they are, mailboxes taken apart, trouble named.

import { findFiles } from '../adapters/files/find.ts';
import { openFile } from '../adapters/files/open.ts';

import type { MailFile, OpenedFile } from '../ports/mail-input.ts';
import type { Item } from './batches.ts';
import { collect } from './collect.ts';

/**
 * The mails under `paths`, in their order. Files that surely hold one mail are given as a path, to be read by whoever
 * decodes them. A file that begins like a mailbox is taken apart; its mails are named `file#1`, `file#2` …
 */
export async function* mailsOf(paths: readonly string[]): AsyncGenerator<Item> {
  for (const found of findFiles(paths)) {
    if (found.kind === 'unreadable') yield found;
    else if (found.single) yield { kind: 'path', path: found.path, name: found.name };
    else yield* unknownFile(found);
  }
}

async function* unknownFile(file: MailFile): AsyncGenerator<Item> {
  const opened = await openFile(file.path, file.name);
  if (opened.kind === 'unreadable') yield opened;
  else yield* mailsIn(file, opened);
}

/** The mails of an opened file: its only one, or those of a mailbox. */
export async function* mailsIn(file: MailFile, opened: OpenedFile): AsyncGenerator<Item> {
  if (beginsWithFrom(opened.head)) yield* perhapsMailbox(file, opened);
  else yield await oneMail(file, opened);
}

const FROM = [...'From '].map((char) => char.charCodeAt(0));

/** The first sign of a mailbox, looked for before the code that knows them is loaded. */
function beginsWithFrom(head: Uint8Array): boolean {
  let at = 0;
  while (head[at] === 10 || head[at] === 13) at++;
  return FROM.every((code, offset) => head[at + offset] === code);
}

async function* perhapsMailbox(file: MailFile, opened: OpenedFile): AsyncGenerator<Item> {
  const { isMailbox, mailbox } = await import('./mailbox.ts');
  if (isMailbox(opened.head)) yield* mailbox(file, opened);
  else yield await oneMail(file, opened);
}

async function oneMail({ name, only }: MailFile, opened: OpenedFile): Promise<Item> {
  if (only > 1)
    return { kind: 'unreadable', name: `${name}#${only}`, why: 'the file holds one mail' };
  const bytes = await collect(name, opened);
  if ('why' in bytes) return bytes;
  // Small files lie in a buffer that the next one uses again.
  const own = opened.rest === null ? new Uint8Array(bytes) : bytes;
  return { kind: 'mail', name, bytes: own, weight: opened.consumed() };
}
