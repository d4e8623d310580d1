// Reads the durations of a policy file, `"7 days"` → 7.

import type { Fields } from '../text/fields.ts';

const MOST_DAYS = 36_500;
const DURATION = /^(\d{1,5}) days?$/;
const FOR_EVER = 'for ever';

/** A number of days, 0 too. */
export function readDays<T>(fields: Fields, key: string, otherwise: T): number | T {
  if (!fields.has(key)) return otherwise;
  const days = daysIn(fields.value(key));
  if (days <= MOST_DAYS) return days;
  fields.blame(key, 'must be a number of days: "7 days"');
  return otherwise;
}

/** A number of days, from 1 on; 0: for ever. */
export function readTerm(fields: Fields, key: string): number {
  const value = fields.value(key);
  if (value === FOR_EVER) return 0;
  const days = daysIn(value);
  if (days > 0 && days <= MOST_DAYS) return days;
  fields.blame(key, `must be a number of days, "7 days", or "${FOR_EVER}"`);
  return 1;
}

const daysIn = (value: unknown): number =>
  Number(DURATION.exec(typeof value === 'string' ? value : '')?.[1] ?? Number.POSITIVE_INFINITY);
