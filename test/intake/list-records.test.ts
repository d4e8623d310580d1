import { describe, expect, it } from 'vitest';
import { RecordSplitter } from '../../src/intake/list-records.ts';

type Record = readonly [line: number, record: string];

/** Given at once, and a few bytes at a time. */
function split(text: string, separator: string, pieces: number): Record[] {
  const splitter = new RecordSplitter(separator, 1);
  const taken: Record[] = [];
  for (let from = 0; from < text.length; from += pieces) {
    const { records, lines } = splitter.take(text.slice(from, from + pieces));
    records.forEach((record, at) => {
      taken.push([lines[at] ?? 0, record]);
    });
  }
  const { records, lines } = splitter.end();
  return [...taken, ...records.map((record, at): Record => [lines[at] ?? 0, record])];
}

const check = (text: string, separator: string, expected: readonly Record[]): void => {
  for (const pieces of [1, 7, text.length])
    expect(split(text, separator, pieces)).toEqual(expected);
};

describe('records of a list', () => {
  it('are lines as they came', () => {
    check('a\r\nb\n\nc', '', [
      [1, 'a\r\n'],
      [2, 'b\n'],
      [3, '\n'],
      [4, 'c'],
    ]);
  });
  it('may go over several lines in quotes', () => {
    check('1,"a\nb ""x"""\r\n2,c\n', ',', [
      [1, '1,"a\nb ""x"""\r\n'],
      [3, '2,c\n'],
    ]);
  });
  it('lose none where a quote is left open', () => {
    check('"anna@example.com\n"bob@example.com\ncleo@example.com\n', ',', [
      [1, '"anna@example.com\n'],
      [2, '"bob@example.com\n'],
      [3, 'cleo@example.com\n'],
    ]);
    check('1,"a\n2,b\n', ',', [
      [1, '1,"a\n'],
      [2, '2,b\n'],
    ]);
    const rows = Array.from({ length: 120 }, (_, at) => `${at},b\n`);
    check(
      `"x,\n${rows.join('')}`,
      ',',
      ['"x,\n', ...rows].map((row, at) => [at + 1, row]),
    );
  });
  it('end somewhere, however long they are', () => {
    const { length } = split('a'.repeat(9_000_000), '', 1_000_000);
    expect(length).toBe(2);
  });
});
