import { expect, it } from 'vitest';
import { inOrder } from '../../src/app/in-order.ts';
import { gather } from '../helpers/gather.ts';

async function* numbers(count: number, taken: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) {
    taken.push(i);
    yield i;
  }
}

const later = <T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

it('gives the answers in the order of the questions, however long each takes', async () => {
  const got = await gather(inOrder(numbers(6), 3, (n) => later(20 - 3 * n, n * n)));
  expect(got).toEqual([0, 1, 4, 9, 16, 25]);
});

it('asks no further ahead than it may', async () => {
  const taken: number[] = [];
  const answers = inOrder(numbers(100, taken), 4, (n) => later(1, n));
  await answers.next();
  expect(taken.length).toBeLessThanOrEqual(5);
});

it('tells a failure to whoever takes that answer', async () => {
  const answers = inOrder(numbers(3), 3, async (n) => {
    if (n === 1) throw new Error('no');
    return n;
  });
  expect((await answers.next()).value).toBe(0);
  await expect(answers.next()).rejects.toThrow('no');
});
