// Finds the header of the returned copy in a notice, whether in a part of its own or at the end of the text.

import { type Headers, parseHeaders } from '../mime/headers.ts';
import type { Part } from '../mime/message.ts';
import { type Original, UNKNOWN_ORIGINAL } from '../model/original.ts';
import { fromString } from '../text/byte-string.ts';
import type { Anatomy } from './anatomy.ts';
import { readOriginal } from './original.ts';
import type { NoticeView } from './view.ts';

/**
 * What a notice gives back: from the returned part, else from the text behind line `returnedAt`; what the copy leaves
 * out, from the machine fields.
 */
export function originalOf(
  anatomy: Anatomy,
  view: NoticeView,
  told: { readonly returnedAt?: number; readonly original?: Partial<Original> },
): Original | null {
  const headers = anatomy.returned
    ? headersOf(anatomy.returned)
    : headersBelow(view, told.returnedAt ?? -1);
  const read = headers ? readOriginal(headers) : UNKNOWN_ORIGINAL;
  const original = completed(read, told.original ?? {});
  return headers || Object.values(original).some((value) => value.length > 0) ? original : null;
}

function completed(read: Original, told: Partial<Original>): Original {
  let original = read;
  for (const name in told) {
    const value = told[name as keyof Original];
    if (value?.length && read[name as keyof Original].length === 0)
      original = { ...original, [name]: value };
  }
  return original;
}

/** The header of a returned copy, whole or header alone. */
export function headersOf(part: Part): Headers {
  const inner = part.parts[0];
  return inner ? inner.headers : parseHeaders(part.body()).headers;
}

const MAX_LINES = 300;

function headersBelow(view: NoticeView, line: number): Headers | null {
  if (line < 0) return null;
  const lines = view.lines.slice(line, line + MAX_LINES);
  const first = lines.findIndex((text) => /^[A-Za-z][A-Za-z0-9-]{1,40}:\s/.test(text));
  if (first < 0 || first > 12) return null;
  return parseHeaders(fromString(lines.slice(first).join('\n'))).headers;
}
