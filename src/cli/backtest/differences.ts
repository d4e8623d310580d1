// Writes addresses that policies treat differently, as JSON lines or comma-separated values, while they are found.

import type { TextFile } from '../../app/text-file.ts';
import type { Looked } from '../../decide/backtest/backtest.ts';
import { type Difference, differenceOf, type Side } from '../../decide/backtest/difference.ts';
import { write } from '../out.ts';
import { csvLine } from '../screen/csv.ts';
import { UsageError } from '../usage-error.ts';
import { openFile } from './files.ts';

export interface Differences {
  readonly add: (address: string, looked: Looked) => Promise<void> | undefined;
  readonly close: () => Promise<void>;
}

const NONE: Differences = { add: () => undefined, close: async () => undefined };

/** @param labels names of the policies; the first is compared with each of the others. */
export function openDifferences(path: string | undefined, labels: readonly string[]): Differences {
  if (path === undefined) return NONE;
  if (labels.length < 2)
    throw new UsageError('--differences compares the first policy with others: name two or more');
  const isCsv = path.endsWith('.csv');
  const file: TextFile =
    path === '-' ? { write, close: async () => undefined } : openFile('differences', path);
  const lineOf = isCsv ? csvOf : (one: Difference): string => `${JSON.stringify(one)}\n`;
  let head = isCsv ? csvLine(COLUMNS) : '';
  return {
    add: (address, looked) => {
      let text = '';
      for (let other = 1; other < labels.length; other++) {
        const found = differenceOf(address, looked, labels, [0, other]);
        if (found) text += lineOf(found);
      }
      if (text === '') return undefined;
      text = head + text;
      head = '';
      return file.write(text);
    },
    close: async () => {
      if (head !== '') await file.write(head);
      await file.close();
    },
  };
}

const SIDE = [
  'policy',
  'did',
  'at',
  'until',
  'stream',
  'rule',
  'why',
  'mails',
  'goodMails',
] as const;
const COLUMNS: readonly string[] = [
  'address',
  'aliveAfterwards',
  'lastLife',
  'deadSince',
  ...SIDE.map((name) => `a.${name}`),
  ...SIDE.map((name) => `b.${name}`),
];

function csvOf({ address, a, b, aliveAfterwards, lastLife, deadSince }: Difference): string {
  const known = aliveAfterwards === null ? '' : aliveAfterwards;
  return csvLine([address, known, iso(lastLife), iso(deadSince ?? 0), ...sideOf(a), ...sideOf(b)]);
}

const sideOf = (side: Side): (string | number)[] =>
  SIDE.map((name) => (name === 'at' || name === 'until' ? iso(side[name]) : side[name]));

const iso = (time: number): string => (time === 0 ? '' : new Date(time).toISOString());
