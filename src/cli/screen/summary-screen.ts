// Lays the sums of a run out as tables: kinds, reasons, receivers, each count with its share.

import type { Tally } from '../../app/tally.ts';
import type { Paint } from './paint.ts';
import { harmless, textWidth } from './width.ts';

export interface Summed {
  readonly tally: Tally;
  readonly unreadable: number;
  readonly seconds: number;
}

/** Rows of a table; the rest is added up in one more. */
const MOST_ROWS = 12;
const NAME = 30;
const BAR = 24;

export function summaryScreen({ tally, unreadable, seconds }: Summed, paint: Paint): string[] {
  const rate = Math.round(tally.mails / Math.max(seconds, 0.001));
  const failed = unreadable > 0 ? `, ${count(unreadable)} unreadable` : '';
  return [
    paint(
      'strong',
      `${count(tally.mails)} mails in ${seconds.toFixed(1)} s (${count(rate)} a second)${failed}`,
    ),
    ...table('Kind', 'mails', tally.kinds, tally.mails, paint),
    ...table('Reason', 'reports', tally.reasons, tally.reports, paint),
    ...table("Receiver (recipient's domain)", 'reports', tally.receivers, tally.reports, paint),
  ];
}

export const count = (value: number): string => value.toLocaleString('en');

/** `1 entry`, `1,204 entries`. */
export const counted = (value: number, one: string, more: string): string =>
  `${count(value)} ${value === 1 ? one : more}`;

function table(
  title: string,
  unit: string,
  counts: ReadonlyMap<string, number>,
  total: number,
  paint: Paint,
): string[] {
  if (total === 0) return [];
  const sorted = [...counts].sort(([a, most], [b, next]) => next - most || (a < b ? -1 : 1));
  const shown = sorted.slice(0, MOST_ROWS);
  const rest = sorted.slice(MOST_ROWS);
  const others = rest.reduce((sum, [, value]) => sum + value, 0);
  const rows = others > 0 ? [...shown, [`${rest.length} more`, others] as const] : shown;
  const heading = `${title.padEnd(NAME)} ${unit.padStart(9)}  share`;
  return ['', paint('quiet', heading), ...rows.map(([name, value]) => line(name, value, total))];
}

/** Bars begin at zero and end at the whole, so that tables can be compared. */
function line(name: string, value: number, total: number): string {
  const share = value / total;
  const named = fitted(harmless(name), NAME);
  const bar = '█'.repeat(Math.round(share * BAR)) || '▏';
  return `${named} ${count(value).padStart(9)} ${`${(share * 100).toFixed(1)} %`.padStart(8)}  ${bar}`;
}

function fitted(text: string, width: number): string {
  const cut = textWidth(text) > width ? `${text.slice(0, width - 1)}…` : text;
  return cut + ' '.repeat(Math.max(0, width - textWidth(cut)));
}
