import { expect, test } from 'vitest';
import { BoundedMap } from '../../src/engage/bounded-map.ts';

test('remembers what was put in last, never more than twice its bound', () => {
  const map = new BoundedMap<number>(10);
  for (let key = 0; key < 1000; key++) map.put(key + 1, key);
  const known = Array.from({ length: 1000 }, (_, key) => map.get(key + 1)).filter(
    (value) => value !== undefined,
  );
  expect(known.length).toBeGreaterThanOrEqual(10);
  expect(known.length).toBeLessThanOrEqual(20);
  expect(known).toEqual(Array.from({ length: known.length }, (_, at) => 1000 - known.length + at));
});

test('what is put in again stays', () => {
  const map = new BoundedMap<number>(10);
  for (let key = 1; key < 1000; key++) {
    map.put(key + 1, key);
    map.put(5000, key);
  }
  expect(map.get(5000)).toBe(999);
});

test('names that were made to collide cost little', () => {
  const map = new BoundedMap<number>(100_000);
  const started = performance.now();
  for (let number = 1; number <= 50_000; number++) map.put(number * 2 ** 32 + 7, number);
  expect(map.get(50_000 * 2 ** 32 + 7)).toBe(50_000);
  expect(performance.now() - started).toBeLessThan(2000);
});
