// The tables of a back-test: a row a policy, a sentence for each column.
import { describe, expect, test } from 'vitest';
import { backtestScreen } from '../../src/cli/screen/backtest-screen.ts';
import { plain } from '../../src/cli/screen/paint.ts';
import { percent, withInterval } from '../../src/cli/screen/percent.ts';
import { shareOf } from '../../src/decide/backtest/interval.ts';
import { backtestOf, ONE_STRIKE, THREE_STRIKES } from '../decide/backtest/history.ts';

test.each([
  [null, '—'],
  [0, '0 %'],
  [0.000004, '<0.001 %'],
  [0.00012, '0.012 %'],
  [0.0012, '0.12 %'],
  [0.012, '1.2 %'],
  [0.0996, '10 %'],
  [0.123, '12 %'],
  [1, '100 %'],
])('%d is %s', (share, text) => expect(percent(share)).toBe(text));

test('an interval has its unit once', () => {
  expect(withInterval(shareOf(81, 263))).toBe('31 % (26–37 %)');
  expect(withInterval(shareOf(0, 0))).toBe('—');
});

describe('the tables', () => {
  const lines = backtestScreen(
    backtestOf(['DDDD', 'DF.D', 'DFFF', 'DF', 'DCDD'], [ONE_STRIKE, THREE_STRIKES]),
    plain,
    100,
  );
  const titles = lines
    .filter((line) => /^(COMPARED|ADDRESSES|MAILS)/.test(line))
    .flatMap((line) => line.split(/ {2,}/).slice(1));

  test('begin with what there was', () => {
    expect(lines.slice(0, 3)).toEqual([
      '2026-01-05 to 2026-01-08: 5 addresses, 16 mails',
      '5 addresses showed life, 2 seem dead in the end, with 4 mails to them',
      'as it was: 31 % bounces, 6.3 % complaints; 0 incidents known',
    ]);
  });
  test('have a row a policy', () => {
    expect(lines.filter((line) => line.startsWith('one-strike '))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('three-strikes '))).toHaveLength(3);
  });
  test('say what each column means', () => {
    expect(titles).toHaveLength(15);
    for (const title of titles)
      expect(lines.filter((line) => line.startsWith(`${title} `)).length).toBeGreaterThan(0);
  });
  test('say what is not seen', () => {
    expect(lines.join(' ')).toContain(
      'What is not seen: an address that was really mailed no more',
    );
  });
  test('fit the width', () => {
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
  test('exact figures stand beside the estimates where the truth is told', () => {
    const truth = { truth: (): number => 0 };
    const exact = backtestScreen(backtestOf(['DF'], [ONE_STRIKE], truth), plain, 100);
    expect(exact.find((line) => line.startsWith('BY THE TRUTH'))).toContain('DEAD, IN TIME');
    expect(exact).toContain(
      'in truth: 1 addresses lived, 0 died (0 of them due), with 0 mails to them',
    );
  });
});
