// The worked example of policies/README.md does what is told there.

import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/decide/compile-policy.ts';
import { readPolicy } from '../../src/decide/read-policy.ts';
import { delivered, failed, run, storyOf } from './observations.ts';

const text = readFileSync(new URL('../../policies/README.md', import.meta.url), 'utf8');
const [, example = ''] = /```toml\n([\s\S]*?)```/.exec(text) ?? [];
const { policy, problems } = readPolicy('README.md', parse(example));
const shop = compilePolicy(policy, []);

const date = (time: number | undefined): string => new Date(time ?? 0).toISOString().slice(0, 10);

test('the example is a policy', () => {
  expect(problems).toEqual([]);
  expect(policy.rules.length).toBe(4);
});

test('held on 2 March, suppressed on 16 March, on probation on 13 September', () => {
  const { decisions, avoided } = run(shop, [failed(0), failed(7), failed(14)], {
    day: 400,
    avoids: true,
  });
  expect(decisions.map(({ action, at, until }) => [action, date(at), date(until)])).toEqual([
    ['hold', '2026-03-02', '2026-03-10'],
    ['suppress', '2026-03-16', '2026-09-13'],
    ['probation', '2026-09-13', '1970-01-01'],
  ]);
  expect(avoided.map(({ time }) => date(time))).toEqual(['2026-03-09']);
});

test('refused on probation: again, twice as long; taken: forgiven', () => {
  const before = [failed(0), failed(14)];
  expect(storyOf(run(shop, [...before, failed(200)], { day: 201 })).at(-1)).toBe(
    'suppress 200-561',
  );
  expect(storyOf(run(shop, [...before, delivered(200)], { day: 201 })).at(-1)).toBe('release 200');
});

test('any mail that arrives lifts the hold on that day', () => {
  expect(storyOf(run(shop, [failed(0), delivered(3)], { day: 9 }))).toEqual([
    'hold 0-8',
    'release 3',
  ]);
});
