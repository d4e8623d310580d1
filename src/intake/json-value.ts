// Takes values out of JSON that somebody else wrote.

import { epochTime } from './time.ts';

export type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};
/** More than any documented field has; what is longer is cut. */
const LONGEST = 8192;

/** Whether this is an object with names, no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or one without fields. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : NONE;
}

/** The list; a single value as a list of one; nothing as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Text or a number as text, without spaces around it; `''` for all else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST).trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first of these that is text; `''` where none is. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = textOf(value);
    if (text !== '') return text;
  }
  return '';
}

/** `true`, `"true"`, 1, `"1"` and their opposites; null where it is told otherwise or not. */
export function flagOf(value: unknown): boolean | null {
  const text = typeof value === 'boolean' ? String(value) : textOf(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** Seconds or milliseconds since 1970, ISO 8601 or RFC 5322 → epoch ms; the first that is a time; 0 where none is. */
export function timeOf(...values: readonly unknown[]): number {
  for (const value of values) {
    const text = textOf(value);
    const time = /^\d{9,19}(?:\.\d{1,9})?$/.test(text) ? epochTime(text) : parsedTime(text);
    if (time > 0) return time;
  }
  return 0;
}

function parsedTime(text: string): number {
  if (text.length < 10 || text.length > 60) return 0;
  // A date with a clock but no zone is UTC, never the zone of the machine that reads it.
  const isBare = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?$/.test(text);
  const time = Date.parse(isBare ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isFinite(time) ? time : 0;
}

/** Undefined where the text is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
