// Gathers an opened file into one run of bytes, up to the most that a mail may have.

import { trouble } from '../adapters/files/trouble.ts';
import { DEFAULT_LIMITS } from '../mime/limits.ts';
import type { OpenedFile, Unreadable } from '../ports/mail-input.ts';

/** What lies beyond is not read: the library would cut it off anyway, and says so in `problems`. */
const MOST_BYTES = DEFAULT_LIMITS.maxBytes + 1;

export async function collect(
  name: string,
  { head, rest, size }: OpenedFile,
): Promise<Uint8Array | Unreadable> {
  if (rest === null) return head;
  try {
    let bytes = new Uint8Array(Math.min(MOST_BYTES, size ?? 2 * head.length));
    let length = 0;
    for await (const chunk of joined(head, rest)) {
      const part = chunk.subarray(0, MOST_BYTES - length);
      if (length + part.length > bytes.length) bytes = grown(bytes, length + part.length);
      bytes.set(part, length);
      length += part.length;
      if (length === MOST_BYTES) break;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    return trouble(name, error);
  }
}

async function* joined(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

function grown(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(MOST_BYTES, 2 * needed));
  larger.set(bytes);
  return larger;
}
