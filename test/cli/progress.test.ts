import { describe, expect, it } from 'vitest';
import { type Progressed, progressLine } from '../../src/cli/progress.ts';

const rows: readonly (readonly [string, Progressed, string])[] = [
  [
    'half way',
    { done: 1200, things: 'mails', bytes: 50, total: 100, seconds: 2 },
    '━━━━━━━━━━──────────   50 %  1,200 mails  600/s  2 s left',
  ],
  [
    'of unknown length',
    { done: 7, things: 'mails', bytes: 50, total: 0, seconds: 1 },
    '7 mails  7/s',
  ],
  [
    'at the beginning',
    { done: 0, things: 'mails', bytes: 0, total: 100, seconds: 1 },
    '────────────────────    0 %  0 mails  0/s  ',
  ],
];

describe('progressLine', () => {
  for (const [what, state, expected] of rows)
    it(what, () => expect(progressLine(state)).toBe(expected));
});
