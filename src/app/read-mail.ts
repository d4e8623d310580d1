// Reads one mail from its file: path → bytes, or what stood in the way.

import { openFile } from '../adapters/files/open.ts';
import type { Unreadable } from '../ports/mail-input.ts';
import type { Item } from './batches.ts';
import { collect } from './collect.ts';

export type Mail = Extract<Item, { kind: 'mail' }>;
type OnDisk = Extract<Item, { kind: 'path' }>;

/**
 * A small file comes at once, in a buffer that the next call uses again; only a large or compressed one needs the
 * promise.
 */
export function readMail({ path, name }: OnDisk): Mail | Unreadable | Promise<Mail | Unreadable> {
  const opened = openFile(path, name);
  if (opened instanceof Promise || (opened.kind === 'opened' && opened.rest !== null))
    return readLarge(name, opened);
  if (opened.kind === 'unreadable') return opened;
  return { kind: 'mail', name, bytes: opened.head, weight: opened.head.length };
}

async function readLarge(
  name: string,
  pending: ReturnType<typeof openFile>,
): Promise<Mail | Unreadable> {
  const opened = await pending;
  if (opened.kind === 'unreadable') return opened;
  const bytes = await collect(name, opened);
  if ('why' in bytes) return bytes;
  return { kind: 'mail', name, bytes, weight: opened.consumed() };
}
