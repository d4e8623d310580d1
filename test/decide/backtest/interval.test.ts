// Shares and their intervals, beside published figures.
import { expect, test } from 'vitest';
import { shareOf } from '../../../src/decide/backtest/interval.ts';

/** Newcombe 1998, table I, method 3 (Wilson without continuity correction), https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (count, of, low, high) => {
  const share = shareOf(count, of);
  expect(share.low).toBeCloseTo(low, 4);
  expect(share.high).toBeCloseTo(high, 4);
  expect(share.share).toBe(count / of);
});

test('of all, the upper bound is all', () => {
  expect(shareOf(7, 7)).toMatchObject({ share: 1, high: 1 });
});

test('of nothing there is no share', () => {
  expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
});
