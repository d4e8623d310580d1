// Reads the date of a header field → epoch ms. Source: RFC 5322 §3.3, §4.3.

const DATE =
  /(\d{1,2})[ \t-]{1,9}([A-Za-z]{3})[a-z]{0,6}[ \t-]{1,9}(\d{2,4})[ \t,]{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?[ \t]{0,9}([+-]\d{4}|[A-Za-z]{1,5})?/;
/** As programs write it that know no mail: `2026-07-04T10:00:00Z`. */
const ISO =
  /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?[ \t]?(Z|[+-]\d{2}:?\d{2})?/;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** RFC 5322 §4.3; letters of one sign and unknown names count as UTC there. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  jst: 9,
};

const LONGEST = 200;

/** Epoch ms; 0 where no date is found. Two-digit years as in RFC 5322 §4.3. Comments and week days are passed over. */
export function mailDate(value: string): number {
  const text = value.slice(0, LONGEST);
  return usualDate(text) || isoDate(text);
}

function usualDate(text: string): number {
  const found = DATE.exec(text);
  if (!found) return 0;
  const [, day, name, year, hour, minute, second, zone] = found;
  const month = MONTHS.indexOf((name ?? '').toLowerCase());
  if (month < 0) return 0;
  const date = [fullYear(Number(year)), month, Number(day)] as const;
  return moment(date, [Number(hour), Number(minute), Number(second ?? 0)], zone ?? '');
}

function isoDate(text: string): number {
  const found = ISO.exec(text);
  if (!found) return 0;
  const [, year, month, day, hour, minute, second, zone] = found;
  const date = [Number(year), Number(month) - 1, Number(day)] as const;
  return moment(date, [Number(hour), Number(minute), Number(second ?? 0)], zone ?? '');
}

type Three = readonly [number, number, number];

function moment([year, month, day]: Three, [hour, minute, second]: Three, zone: string): number {
  const local = Date.UTC(year, month, day, hour, minute, second);
  return local > 0 ? Math.max(0, local - offsetOf(zone)) : 0;
}

function fullYear(year: number): number {
  if (year < 50) return 2000 + year;
  return year < 1000 ? 1900 + year : year;
}

function offsetOf(zone: string): number {
  const sign = zone.charAt(0);
  if (sign !== '+' && sign !== '-') return (ZONES[zone.toLowerCase()] ?? 0) * 3_600_000;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (sign === '-' ? -minutes : minutes) * 60_000;
}
