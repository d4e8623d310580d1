// Writes numbers, parts, times and names as people read them.

/** 12345 → `12,345`. */
export const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 address`, `2 addresses`. */
export const counted = (number: number, one: string, many: string): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** `38 %`, `0.4 %`. */
export function percent(part: number, whole: number): string {
  const of = whole === 0 ? 0 : (100 * part) / whole;
  return `${of >= 10 || of === 0 ? Math.round(of) : of.toFixed(1)} %`;
}

/** `2020-12-14 22:16 UTC`. */
export const moment = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;

/** `40 s`, `12 min`, `2 h 22 min`, `3 days`. */
export function span(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** The first names, and how many more there are. */
export function names(all: readonly string[], most = 5): string {
  const shown = all.slice(0, most).map((name) => name || '(none)');
  const more = all.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${count(more)} more` : shown.join(', ');
}
