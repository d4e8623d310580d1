// Counts times in UTC days, writes days in words for people.

/** Milliseconds of a day. */
export const DAY = 86_400_000;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Number of the UTC day since 1970; `time` is epoch ms. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

/** `3 March 2026`, in UTC. */
export function dateText(time: number): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()];
  return month ? `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}` : 'an unknown day';
}

/** `1 day`, `14 days`. */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
