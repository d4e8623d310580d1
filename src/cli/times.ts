// Reads the times of options, and writes times for people.

import { UsageError } from './usage-error.ts';

const RELATIVE = /^(\d{1,5})([hdw])$/;
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `2026-11-24`, `2026-11-24T10:00Z`, or back from now: `36h`, `30d`, `12w`. Undefined where the option was not given. */
export function timeOf(name: string, value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const [, amount, unit = ''] = RELATIVE.exec(value) ?? [];
  if (amount !== undefined) return now - Number(amount) * (UNITS[unit] ?? 0);
  const time = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new UsageError(`--${name} ${value}: a date such as 2026-11-24, or a span such as 30d`);
}

/** The end of a span that begins now: `30d`. Undefined where the option was not given. */
export function endOf(name: string, value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const [, amount, unit = ''] = RELATIVE.exec(value) ?? [];
  if (amount !== undefined && Number(amount) > 0) return now + Number(amount) * (UNITS[unit] ?? 0);
  throw new UsageError(`--${name} ${value}: a span such as 30d or 12w`);
}

/** `2026-11-24 02:27:56`, UTC; `—` where no time is known. */
export const timeText = (time: number): string =>
  time === 0 ? '—' : new Date(time).toISOString().slice(0, 19).replace('T', ' ');

const MINUTE = 60_000;

/** How long something took: `4 s`, `12 min`, `3.5 h`, `2.1 d`. */
export function spanText(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / 1000)} s`;
  if (ms < 90 * MINUTE) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 48 * 60 * MINUTE) return `${(ms / (60 * MINUTE)).toFixed(1)} h`;
  return `${(ms / (24 * 60 * MINUTE)).toFixed(1)} d`;
}
