import { expect, it } from 'vitest';
import { markdownTable, percent, plainTable } from '../../scripts/helpers/table.ts';

const HEAD = ['set', 'mails'];
const ROWS = [
  ['all of them', '7'],
  ['one', '1,000'],
];

it('stands in columns', () => {
  expect(plainTable(HEAD, ROWS)).toBe(
    ['set          mails', 'all of them      7', 'one          1,000'].join('\n'),
  );
});

it('is written in Markdown', () => {
  expect(markdownTable(HEAD, ROWS)).toBe(
    ['| set | mails |', '|---|---:|', '| all of them | 7 |', '| one | 1,000 |'].join('\n'),
  );
});

it.each<[number | null, string]>([
  [null, '–'],
  [100, '100'],
  [98.96, '98.9'],
  [99, '99.0'],
  [94.8, '94.8'],
  [0, '0.0'],
])('%s is shown as %s', (value, shown) => {
  expect(percent(value)).toBe(shown);
});
