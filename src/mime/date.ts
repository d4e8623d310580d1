// Reads a Date field into milliseconds since 1970. Source: RFC 5322 §3.3, obsolete forms §4.3.

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Hours east of Greenwich (RFC 5322 §4.3, and others that mails carry). One letter means unknown there: 0. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  hst: -10,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  mesz: 2,
  mez: 1,
  eet: 2,
  eest: 3,
  msk: 3,
  ist: 5.5,
  hkt: 8,
  sgt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

const MAX_LENGTH = 120;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s{0,3}([ap])?/i;
const OFFSET = /([+-])(\d{2}):?(\d{2})\b/;
const MONTH = /(?:^|[^a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/i;
const ISO = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})/;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Null where it is no date. Understood besides RFC 5322: `Wed Jun 12 02:21:53 GMT 2013`, ISO 8601, two-digit years,
 * month before day, a missing zone (read as UTC).
 */
export function parseDate(value: string): number | null {
  const text = value.slice(0, MAX_LENGTH).replace(/\([^)]*\)?/g, ' ');
  const time = TIME.exec(text);
  const before = time ? text.slice(0, time.index) : text;
  const after = time ? text.slice(time.index + time[0].length) : '';
  const offset = OFFSET.exec(after);
  const rest = `${before} ${offset ? after.replace(offset[0], ' ') : after}`;
  const day = isoDay(rest) ?? namedDay(rest);
  const minutes = minutesOfDay(time);
  if (!day || minutes < 0) return null;
  const at = Date.UTC(day.year, day.month - 1, day.day, 0, minutes, Number(time?.[3] ?? 0));
  if (new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDate() !== day.day) return null;
  return at - (offset ? offsetMinutes(offset) : zoneMinutes(after)) * 60_000;
}

/** -1 where there is no such time; a date alone is midnight. */
function minutesOfDay(time: RegExpExecArray | null): number {
  if (!time) return 0;
  const [, hour = '', minute = '', second = '0', half = ''] = time;
  const hours =
    half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return -1;
  return hours * 60 + Number(minute);
}

function offsetMinutes([, sign = '', hours = '', minutes = '']: RegExpExecArray): number {
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

function zoneMinutes(text: string): number {
  const name = /[a-z]{2,5}/i.exec(text)?.[0].toLowerCase() ?? '';
  return (ZONES[name] ?? 0) * 60;
}

function isoDay(text: string): Day | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year === undefined || Number(month) > 12 || Number(month) < 1) return null;
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function namedDay(text: string): Day | null {
  const name = MONTH.exec(text)?.[1];
  const numbers = text.match(/\d{1,9}/g);
  if (name === undefined || !numbers || numbers.length < 2) return null;
  const [first = '', second = ''] = numbers;
  const isYearFirst = first.length === 4;
  const day = Number(isYearFirst ? second : first);
  const year = fullYear(isYearFirst ? first : second);
  return day >= 1 && year > 0
    ? { year, month: MONTHS.indexOf(name.toLowerCase()) / 3 + 1, day }
    : null;
}

/** Two and three digits: RFC 5322 §4.3. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 4) return 0;
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}
