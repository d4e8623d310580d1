// Opens one mail: bytes → a lazy tree of parts.

import type { Problem } from '../model/problem.ts';
import { fromBytes, fromString, unifyLineEnds } from '../text/byte-string.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type Part, rootPart } from './part.ts';
import { newProblems } from './problems.ts';

export type { Headers } from './headers.ts';
export type { Part } from './part.ts';

export interface Message {
  /** The mail as a byte string: charCode = byte. A CR that ended a line on its own stands here as LF. */
  readonly raw: string;
  readonly root: Part;
  /** What was odd; grows while parts are read. */
  readonly problems: readonly Problem[];
  /** An mbox From_ line above the header, without line end; `''` if there is none. */
  readonly mboxFrom: string;
}

/**
 * Opens a mail: finds its header fields and nothing more; parts and texts are read when asked for.
 *
 * @param input bytes, or a string: one character per byte, or text, which is then taken as UTF-8.
 * @param limits see `DEFAULT_LIMITS`. Where a limit is met the rest is left out, and a problem says so. Never throws.
 */
export function parseMessage(input: Uint8Array | string, limits: Partial<Limits> = {}): Message {
  const problems = newProblems();
  const all: Limits = { ...DEFAULT_LIMITS, ...limits };
  if (input.length > all.maxBytes)
    problems.note({
      code: 'mail-too-large',
      message: `the mail has more than ${all.maxBytes} bytes; the rest was not read`,
    });
  const raw = unifyLineEnds(byteString(input, all.maxBytes));
  const { root, mboxFrom } = rootPart(raw, { limits: all, problems, partsLeft: all.maxParts });
  return { raw, root, problems: problems.list, mboxFrom };
}

function byteString(input: Uint8Array | string, maxBytes: number): string {
  if (typeof input !== 'string') return fromBytes(input.subarray(0, maxBytes));
  const text = fromString(input.length > maxBytes ? input.slice(0, maxBytes) : input);
  return text.length > maxBytes ? text.slice(0, maxBytes) : text;
}
