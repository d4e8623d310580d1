// Writes shares as per cent: whole, with one digit, or with as many as they need.

/** `97 %`: how sure something is. */
export const wholePercent = (share: number): string => `${Math.round(share * 100)} %`;

/** `3.4 %`; `—` of nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`;

/** `12 %`, `3.4 %`, `0.21 %`, `0.031 %`; `—` for no share. */
export const percent = (share: number | null): string =>
  share === null ? '—' : `${percentDigits(share)} %`;

/** `1.2 % (0.8–1.9 %)` */
export function withInterval({
  share,
  low,
  high,
}: {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}): string {
  if (share === null || low === null || high === null) return '—';
  return `${percent(share)} (${percentDigits(low)}–${percent(high)})`;
}

/** What is less would be written as nothing. */
const LEAST = 0.001;

function percentDigits(share: number): string {
  const value = 100 * share;
  if (value === 0) return '0';
  if (value < LEAST) return `<${LEAST}`;
  if (value < 0.0995) return value.toFixed(3);
  if (value < 0.995) return value.toFixed(2);
  return value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}
