import { expect, test } from 'vitest';
import { BoundedMap } from '../../src/engage/bounded-map.ts';

test('remembers what was put in last, never more than twice its bound', () => {
  const map = new BoundedMap<number>(10);
  for (let key = 0; key < 1000; key++) map.put(key, key);
  const known = Array.from({ length: 1000 }, (_, key) => map.get(key)).filter(
    (value) => value !== undefined,
  );
  expect(known.length).toBeGreaterThanOrEqual(10);
  expect(known.length).toBeLessThanOrEqual(20);
  expect(known).toEqual(Array.from({ length: known.length }, (_, at) => 1000 - known.length + at));
});

test('what is put in again stays', () => {
  const map = new BoundedMap<number>(10);
  for (let key = 1; key < 1000; key++) {
    map.put(key, key);
    map.put(0, key);
  }
  expect(map.get(0)).toBe(999);
});
