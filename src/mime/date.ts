// Reads a Date field into milliseconds since 1970. Source: RFC 5322 §3.3, obsolete forms §4.3.

/** Null where it is no date. */
export function parseDate(value: string): number | null {
  const time = Date.parse(value.replace(/\([^)]*\)/g, ''));
  return Number.isNaN(time) ? null : time;
}
