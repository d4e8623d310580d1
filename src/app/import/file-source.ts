// Names a file by its content, so that it is known again after it was rotated, renamed or compressed.

import { hash } from 'node:crypto';

/** The first bytes tell one log from another; a longer stretch would change as a young log grows. */
const NAMED_BY = 1024;

/** @param head the first bytes, compression taken off. Only whole lines count. */
export function sourceOf(head: Uint8Array, format: string): string {
  const first = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, NAMED_BY));
  const end = first.lastIndexOf(10);
  const lines = end < 0 ? first : first.subarray(0, end);
  return `${format}:${hash('sha256', lines, 'hex').slice(0, 32)}`;
}
