// Groups mails into batches: large enough that handing one over costs nothing, small enough to keep memory flat.

import type { Unreadable } from '../ports/mail-input.ts';

/** A mail to be decoded: already read, or (`path`) to be read by whoever decodes it. */
export type Item =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'mail';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Bytes of the input file that it stands for: fewer where that is compressed. */
      readonly weight: number;
    }
  | Unreadable;

export type Batch = readonly Item[];

const MOST_ITEMS = 64;
const MOST_BYTES = 1024 * 1024;

export async function* batches(items: AsyncIterable<Item>): AsyncGenerator<Batch> {
  let batch: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += item.kind === 'mail' ? item.bytes.length : 0;
    if (batch.length < MOST_ITEMS && bytes < MOST_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
