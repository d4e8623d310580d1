// Lays out what all policies would have done in a simulated year, a line a policy.
import type { BacktestReport, PolicyReport } from '../../src/decide/backtest/report.ts';

type Cell = (policy: PolicyReport, usual: PolicyReport | undefined) => string;

const COLUMNS: readonly (readonly [string, Cell])[] = [
  ['policy', ({ policy }) => policy],
  ['wrong of living', ({ exact }) => percent(exact?.wrong.share)],
  ['× default', (one, usual) => times(one.exact?.wrong.count, usual?.exact?.wrong.count)],
  ['dead in time', ({ exact }) => percent(exact?.inTime.share)],
  ['to dead, avoided', ({ exact }) => String(exact?.deadMails.avoided ?? '')],
  ['to dead, sent', ({ exact }) => String(exact?.deadMails.sent ?? '')],
  ['good, not sent', ({ goodMails }) => String(goodMails)],
  ['suppressed', ({ suppressed }) => String(suppressed)],
  ['held', ({ held }) => String(held)],
];

export function policyTable({ policies }: BacktestReport): string[] {
  const usual = policies.find(({ policy }) => policy === 'default');
  const rows = [
    COLUMNS.map(([title]) => title),
    ...policies.map((policy) => COLUMNS.map(([, cell]) => cell(policy, usual))),
  ];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}

const percent = (share: number | null | undefined): string =>
  typeof share === 'number' ? `${(100 * share).toFixed(2)} %` : '';

const times = (count = 0, usual = 0): string => (usual === 0 ? '' : (count / usual).toFixed(1));
