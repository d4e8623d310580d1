// Gives the text of a part made of fields, with a way from its offsets to places in the mail.

import type { Part } from '../../mime/message.ts';
import { unifyLineEnds } from '../../text/byte-string.ts';
import { placeWords } from '../place-words.ts';
import type { Locate } from './dsn.ts';

/** Longest text of fields that is read. */
const MAX_FIELDS_TEXT = 1024 * 1024;

/** The part's characters; places are known where the part holds its text as it is. */
export function fieldsOf(part: Part): { text: string; locate: Locate } {
  const body = part.body();
  const isPlain = part.bodyStart >= 0 && body.length === part.end - part.bodyStart;
  const text = body.slice(0, MAX_FIELDS_TEXT);
  return {
    text: isPlain ? text : unifyLineEnds(text),
    locate: (field, words) => {
      if (!isPlain) return null;
      const { start, end } = placeWords(body, field, '', words) ?? field;
      return { start: part.bodyStart + start, end: part.bodyStart + end };
    },
  };
}
