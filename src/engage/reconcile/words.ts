// Writes times, spans and counts of evidence for people.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2026-11-24 02:27`, UTC; `now` where it goes on. */
export const at = (time: number): string =>
  time === 0 ? 'now' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');

/** `2026-11-24`, UTC. */
export const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `40 seconds`, `12 minutes`, `5 hours`, `3 days`. */
export function span(ms: number): string {
  const size = Math.abs(ms);
  if (size < 2 * MINUTE) return things(Math.round(size / 1000), 'second', 'seconds');
  if (size < 2 * HOUR) return things(Math.round(size / MINUTE), 'minute', 'minutes');
  if (size < 2 * DAY) return things(Math.round(size / HOUR), 'hour', 'hours');
  return things(Math.round(size / DAY), 'day', 'days');
}

export const things = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
