import { expect, it } from 'vitest';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { makeGuesser } from '../../src/rules/guess.ts';

const guess = makeGuesser(builtInRules());

it.each([
  ['his inbox lacks quota and storage', 'mailbox-full'],
  ['a dmarc reject of your domain', 'auth-dmarc'],
  ['your greylisted triplet is young', 'greylisted'],
  ['zebra', null],
  ['', null],
  ['🦓 550 5.1.1', null],
])('%s', (words, reason) => {
  expect(guess(words)).toBe(reason);
});
