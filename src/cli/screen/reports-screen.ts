// Lays sums of DMARC and TLS reports out as tables.

import type { DmarcGroup, DmarcSums, TlsSums } from '../../sender/report-sums.ts';
import type { Paint } from './paint.ts';
import { shareOf } from './percent.ts';
import { count } from './summary-screen.ts';
import { harmless, textWidth } from './width.ts';

const MOST_ROWS = 25;
const NAME = 22;
const COLUMN = 7;
const MOST_NAMED = 2;

type Column = readonly [title: string, value: (row: DmarcSums) => number];

const COLUMNS: readonly Column[] = [
  ['MAILS', ({ mails }) => mails],
  ['PASSED', ({ passed }) => passed],
  ['DKIM', ({ dkimPassed }) => dkimPassed],
  ['SPF', ({ spfPassed }) => spfPassed],
  ['FORWARD', ({ forwarded }) => forwarded],
  ['SPAM', ({ quarantined }) => quarantined],
  ['REFUSED', ({ rejected }) => rejected],
];

export function dmarcLines(by: DmarcGroup, rows: readonly DmarcSums[], paint: Paint): string[] {
  const all = rows.reduce((sum, { mails }) => sum + mails, 0);
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const shown = by === 'day' ? rows : rows.slice(0, MOST_ROWS);
  const head = COLUMNS.map(([title]) => cell(title)).join('');
  return [
    paint(
      'strong',
      `DMARC: ${count(passed)} of ${count(all)} mails passed (${shareOf(passed, all)})`,
    ),
    paint('quiet', `  ${by.padEnd(NAME)}${head}`),
    ...shown.map((row) => {
      const values = COLUMNS.map(([, value]) => cell(count(value(row)))).join('');
      const line = `  ${fitted(row.group)}${values}`;
      return row.passed < row.mails ? line : paint('quiet', line);
    }),
    ...more(rows.length - shown.length, paint),
  ];
}

export function tlsLines(rows: readonly TlsSums[], paint: Paint): string[] {
  const all = rows.reduce((sum, { sessions }) => sum + sessions, 0);
  const good = rows.filter(({ result }) => result === 'successful');
  const successes = good.reduce((sum, { sessions }) => sum + sessions, 0);
  const bad = rows.filter((row) => !good.includes(row));
  const shown = bad.slice(0, MOST_ROWS);
  return [
    paint(
      'strong',
      `TLS: ${count(all - successes)} of ${count(all)} sessions failed (${shareOf(all - successes, all)})`,
    ),
    ...(shown.length > 0
      ? [paint('quiet', `  ${'domain'.padEnd(NAME)}${cell('FAILED')}  result`)]
      : []),
    ...shown.map((row) => {
      const at = row.hosts.size > 0 ? ` at ${named(row.hosts)}` : '';
      const words = harmless(`${row.result}${at}, told by ${named(row.organisations)}`);
      return `  ${fitted(row.domain)}${cell(count(row.sessions))}  ${words}`;
    }),
    ...more(bad.length - shown.length, paint),
  ];
}

const cell = (text: string): string => ` ${text.padStart(COLUMN)}`;

const more = (left: number, paint: Paint): string[] =>
  left > 0 ? [paint('quiet', `  and ${count(left)} more rows; --json and --csv have all`)] : [];

function named(names: ReadonlySet<string>): string {
  const left = names.size - MOST_NAMED;
  return [...names].slice(0, MOST_NAMED).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** Addresses are copied whole: they may stick out. */
function fitted(text: string): string {
  const shown = harmless(text);
  return shown + ' '.repeat(Math.max(1, NAME - textWidth(shown)));
}
