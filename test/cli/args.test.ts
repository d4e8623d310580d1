import { describe, expect, it } from 'vitest';
import { choice, readArgs } from '../../src/cli/args.ts';

const options = [
  { name: 'jobs', short: 'j', value: 'N', help: '' },
  { name: 'table', help: '' },
];
const read = (line: string) => readArgs(line.split(' '), options);
const shape = (line: string) => {
  const { words, switches, values } = read(line);
  return [words, [...switches], Object.fromEntries(values)];
};

const good: readonly (readonly [string, unknown])[] = [
  ['a b', [['a', 'b'], [], {}]],
  ['a --jobs 2 b', [['a', 'b'], [], { jobs: '2' }]],
  ['--jobs=2', [[], [], { jobs: '2' }]],
  ['-j 2', [[], [], { jobs: '2' }]],
  ['-j2', [[], [], { jobs: '2' }]],
  ['--jobs 1 --jobs 2', [[], [], { jobs: '2' }]],
  ['--table -', [['-'], ['table'], {}]],
  ['-- --table', [['--table'], [], {}]],
  ['-h', [[], ['help'], {}]],
];
const bad: readonly (readonly [string, string])[] = [
  ['--jbos 2', 'unknown option --jbos (did you mean --jobs?)'],
  ['--jbos=2', 'unknown option --jbos=2 (did you mean --jobs?)'],
  ['-x', 'unknown option -x'],
  ['--jobs', '--jobs needs a value: --jobs N'],
  ['--table=yes', '--table takes no value'],
];

it('keeps every value of an option', () => {
  expect(read('--jobs 1 a -j 2').lists).toEqual(new Map([['jobs', ['1', '2']]]));
});

describe('readArgs', () => {
  for (const [line, expected] of good) it(line, () => expect(shape(line)).toEqual(expected));
  for (const [line, message] of bad) it(line, () => expect(() => read(line)).toThrow(message));
});

it('takes one of a few words only', () => {
  expect(choice(read('--jobs few'), 'jobs', ['few', 'many'])).toBe('few');
  expect(choice(read('a'), 'jobs', ['few', 'many'])).toBeUndefined();
  expect(() => choice(read('--jobs fwe'), 'jobs', ['few', 'many'])).toThrow(
    '--jobs fwe: must be one of few, many (did you mean few?)',
  );
});
