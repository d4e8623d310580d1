// Writes times as logs and mails do, in UTC.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const clock = (date: Date): string =>
  `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;

const month = (date: Date): string => MONTHS[date.getUTCMonth()] ?? '';
const weekDay = (date: Date): string => DAYS[date.getUTCDay()] ?? '';

/** `Nov  4 02:27:56` (RFC 3164 §4.1.2). */
export function syslogTime(time: number): string {
  const date = new Date(time);
  const day = date.getUTCDate();
  return `${month(date)} ${day < 10 ? ` ${day}` : day} ${clock(date)}`;
}

/** `Tue, 24 Nov 2026 02:28:16 +0000` (RFC 5322 §3.3). */
export function mailTime(time: number): string {
  const date = new Date(time);
  return `${weekDay(date)}, ${date.getUTCDate()} ${month(date)} ${date.getUTCFullYear()} ${clock(date)} +0000`;
}

/** `Tue Nov 24 02:28:16 2026`, of an mbox From line. */
export function mboxTime(time: number): string {
  const date = new Date(time);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${weekDay(date)} ${month(date)} ${day} ${clock(date)} ${date.getUTCFullYear()}`;
}

/** `24/Nov/2026:02:28:16 +0000`, of an access log. */
export function accessTime(time: number): string {
  const date = new Date(time);
  return `${two(date.getUTCDate())}/${month(date)}/${date.getUTCFullYear()}:${clock(date)} +0000`;
}

/** `20261124022816`. */
export const compactTime = (time: number): string =>
  new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);

export const isoTime = (time: number): string => new Date(Math.floor(time)).toISOString();
