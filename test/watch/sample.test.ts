import { expect, test } from 'vitest';
import { sampleOf } from '../../src/watch/sample.ts';

const ADDRESSES: readonly string[] = Array.from({ length: 3000 }, (_, n) => `a${n}@example.com`);

test('the same addresses in whatever order, none twice', () => {
  const sample = sampleOf(ADDRESSES);
  expect(sample).toHaveLength(200);
  expect(new Set(sample).size).toBe(200);
  expect(sampleOf([...ADDRESSES, ...ADDRESSES].reverse())).toEqual(sample);
});

test('more addresses replace few', () => {
  const before = new Set(sampleOf(ADDRESSES.slice(0, 2900)));
  expect(sampleOf(ADDRESSES).filter((one) => before.has(one)).length).toBeGreaterThan(170);
});

test('all of a few, none of none', () => {
  expect(sampleOf(ADDRESSES.slice(0, 3))).toHaveLength(3);
  expect(sampleOf([])).toEqual([]);
  expect(sampleOf(ADDRESSES, 5)).toEqual(sampleOf(ADDRESSES).slice(0, 5));
});
