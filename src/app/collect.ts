// Gathers an opened file into one run of bytes, up to the most that a mail may have.

import { trouble } from '../adapters/files/trouble.ts';
import { DEFAULT_LIMITS } from '../mime/limits.ts';
import type { OpenedFile, Unreadable } from '../ports/mail-input.ts';

/** What lies beyond is not read: the library would cut it off anyway, and says so in `problems`. */
const MOST_BYTES = DEFAULT_LIMITS.maxBytes + 1;

export async function collect(
  name: string,
  { head, rest }: OpenedFile,
): Promise<Uint8Array | Unreadable> {
  if (rest === null) return head;
  try {
    const chunks: Uint8Array[] = [Uint8Array.from(head)];
    let length = head.length;
    for await (const chunk of rest) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_BYTES) break;
    }
    return Buffer.concat(chunks, Math.min(length, MOST_BYTES));
  } catch (error) {
    return trouble(name, error);
  }
}
