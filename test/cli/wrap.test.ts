import { describe, expect, it } from 'vitest';
import { hang, wrap } from '../../src/cli/screen/wrap.ts';

const rows: readonly (readonly [string, string, number, readonly string[]])[] = [
  ['breaks between words', 'one two three', 7, ['one two', 'three']],
  ['fills a line to its last column', 'abc def', 7, ['abc def']],
  ['keeps runs of spaces inside a line', 'a  b c', 6, ['a  b c']],
  ['gives nothing for nothing', '  ', 10, []],
  ['breaks a word that fits no line', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  [
    'lets a page address stick out',
    'see https://example.com/a/b',
    10,
    ['see', 'https://example.com/a/b'],
  ],
  ['counts wide characters as two columns', '満杯 です', 5, ['満杯', 'です']],
  ['counts combining marks as none', 'e\u0301e\u0301 ab', 5, ['e\u0301e\u0301 ab']],
];

describe('wrap', () => {
  for (const [what, text, width, expected] of rows)
    it(what, () => expect(wrap(text, width)).toEqual(expected));
});

it('hangs text beside its label', () => {
  expect(hang('  Sure', 'one two three', 8, 15)).toEqual(['  Sure  one two', '        three']);
});
