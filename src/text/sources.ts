// Reads the `[sources]` of a file: where its knowledge is from, with a date.

import type { Fields } from './fields.ts';

export interface Source {
  /** `title, date` */
  readonly name: string;
  /** Its web page, or `''`. */
  readonly page: string;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/** By key. */
export function readSources(file: Fields): Map<string, Source> {
  const sources = file.table('sources');
  return new Map(sources.keys().map((key) => [key, readSource(sources.table(key))]));
}

function readSource(fields: Fields): Source {
  fields.needs('title', 'say what it is');
  const date = fields.text('date');
  if (!DATE.test(date)) fields.blame('date', 'must be a date like "2026-01-31"');
  const source = { name: `${fields.text('title')}, ${date}`, page: fields.text('url') };
  fields.noOthers();
  return source;
}
