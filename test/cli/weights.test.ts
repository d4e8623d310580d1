// What a mistake costs, as given with --cost.
import { expect, test } from 'vitest';
import { readWeights } from '../../src/cli/backtest/weights.ts';
import { DEFAULT_WEIGHTS } from '../../src/decide/backtest/cost.ts';

test.each([
  [undefined, {}],
  ['wrong=2', { wrong: 2 }],
  ['dead-mail=0.5, complaint=3', { deadMail: 0.5, complaint: 3 }],
  ['lost-mail=0', { lostMail: 0 }],
])('%s', (text, expected) => {
  expect(readWeights(text)).toEqual({ ...DEFAULT_WEIGHTS, ...expected });
});

test.each([
  '',
  'wrong',
  'wrong=',
  'wrong=-1',
  'wrong=1=2',
  'wrong=much',
  'dead=1',
  'wrong=Infinity',
])('refuses %j', (text) => expect(() => readWeights(text)).toThrow(/^--cost /));
