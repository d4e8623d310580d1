// The truth about addresses, read from JSON lines.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTruth } from '../../src/app/backtest-truth.ts';
import { folderOf } from '../helpers/folder.ts';

const read = (lines: readonly string[]): ReturnType<typeof readTruth> =>
  readTruth(join(folderOf({ 'truth.jsonl': lines.join('\n') }), 'truth.jsonl'));

test('when each address died', async () => {
  const { deadSince, problems } = await read([
    '{"address": "Anna@Example.com", "deadSince": 0}',
    '',
    '{"address": "bob@example.com", "deadSince": 1700000000000, "lostSince": 1600000000000}',
    '{"address": "full@example.com", "deadSince": 0, "lostSince": 1700000000000}',
  ]);
  expect(problems).toEqual([]);
  expect([...deadSince]).toEqual([
    ['anna@example.com', 0],
    ['bob@example.com', 1_700_000_000_000],
  ]);
});

test('what is no truth is named by its line, the first ones', async () => {
  const { problems } = await read(['{}', 'no', '{"address": "a@example.com"}', ...'123456789']);
  expect(problems).toHaveLength(5);
  expect(problems[2]).toMatch(/truth\.jsonl:3: /);
});

test('a file that is not there is a problem', async () => {
  expect((await readTruth('/nowhere/truth.jsonl')).problems).toEqual([
    '/nowhere/truth.jsonl: no such file or folder',
  ]);
});
