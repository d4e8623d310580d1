import { describe, expect, test } from 'vitest';
import { REASONS } from '../../src/model/reason.ts';
import { Fields, problemLine } from '../../src/text/fields.ts';
import { readSources } from '../../src/text/sources.ts';

type Read = (fields: Fields) => unknown;

/** What reads, the table, what comes of it. */
const RIGHT: readonly (readonly [string, Read, object, unknown])[] = [
  ['a text', (f) => f.text('x'), { x: ' a  b' }, ' a  b'],
  ['no text', (f) => f.text('x'), {}, ''],
  ['no text, with another default', (f) => f.text('x', null), {}, null],
  ['an inherited name', (f) => f.text('toString', null), {}, null],
  ['an id', (f) => f.id('x'), { x: 'my-own-2' }, 'my-own-2'],
  ['no', (f) => f.yes('x', true), { x: false }, false],
  ['a number', (f) => f.number('x', null, 0, 1), { x: 0.5 }, 0.5],
  ['no number', (f) => f.number('x', null, 0, 1), {}, null],
  ['a whole number', (f) => f.whole('x', 0, 0, 9), { x: 9 }, 9],
  ['one of several texts', (f) => f.texts('x'), { x: 'a' }, ['a']],
  ['texts', (f) => f.texts('x'), { x: ['a', 'b'] }, ['a', 'b']],
  ['no texts', (f) => f.texts('x'), { x: [] }, []],
  ['a word', (f) => f.oneOf('x', ['a', 'b'], 'a'), { x: 'b' }, 'b'],
  ['words', (f) => f.someOf('x', ['a', 'b', 'c']), { x: ['c', 'a'] }, ['c', 'a']],
  ['a table', (f) => f.table('x').text('y'), { x: { y: 'z' } }, 'z'],
  ['tables', (f) => f.tables('x').map((y) => y.text('y')), { x: [{ y: 'z' }, {}] }, ['z', '']],
  ['no tables', (f) => f.tables('x'), {}, []],
  ['names of one’s own', (f) => f.table('x').keys(), { x: { b: 1, a: 2 } }, ['b', 'a']],
  ['what is needed', (f) => f.needs('x', 'y'), { x: 0 }, undefined],
  ['known keys', (f) => [f.text('x'), f.noOthers('y')][0], { x: 'z', y: 1 }, 'z'],
];

test.each(RIGHT)('%s', (_, read, table, expected) => {
  const fields = new Fields('f', table);
  expect(read(fields)).toEqual(expected);
  expect(fields.problems).toEqual([]);
});

const REASON_LIST = 'the reasons (`postbound reasons` lists them)';

/** What reads, the table, what is said, what comes of it. */
const WRONG: readonly (readonly [Read, object, string, unknown])[] = [
  [(f) => f.text('x'), { x: 7 }, '`x` must be a text in quotes: x = "…"', ''],
  [(f) => f.id('x'), { x: 'A' }, '`x` must be lower-case words with `-`, like "my-own"', 'A'],
  [(f) => f.id('x'), {}, '`x` must be lower-case words with `-`, like "my-own"', ''],
  [(f) => f.yes('x', true), { x: 'no' }, '`x` must be true or false', true],
  [(f) => f.number('x', 1, 0, 2), { x: 3 }, '`x` must be a number from 0 to 2', 1],
  [(f) => f.number('x', 1, 0, 2), { x: Number.NaN }, '`x` must be a number from 0 to 2', 1],
  [(f) => f.whole('x', 1, 0, 2), { x: 1.5 }, '`x` must be a whole number', 1],
  [(f) => f.texts('x'), { x: [1] }, '`x` must be a text or a list of texts: x = ["…", "…"]', []],
  [(f) => f.oneOf('x', ['a'], ''), { x: 'zz' }, '`x`: "zz" is not one of a', ''],
  [(f) => f.oneOf('x', ['a'], ''), { x: 7 }, '`x` must be a text in quotes: x = "…"', ''],
  [
    (f) => f.someOf('x', ['alive', 'dead']),
    { x: ['dead', 'alife'] },
    '`x`: "alife" (did you mean alive?) is not one of alive, dead',
    ['dead'],
  ],
  [(f) => f.someOf('x', REASONS), { x: '…' }, `\`x\`: "…" is not one of ${REASON_LIST}`, []],
  [(f) => f.table('x').keys(), { x: [] }, '`x` must be a table: x = { … }', []],
  [(f) => f.tables('x').length, { x: {} }, '`x` must be tables: write [[x]]', 0],
  [(f) => f.tables('x').length, { x: [7, {}] }, '`x` must be tables: write [[x]]', 1],
  [
    (f) => f.tables('x').map((x) => x.tables('y').length),
    { x: [{}, { y: 7 }] },
    '`x 2.y` must be tables: write [[x.y]]',
    [0, 0],
  ],
  [(f) => f.needs('x', 'write one'), { x: ' ' }, 'has no `x`: write one', undefined],
  [(f) => f.needs('x', 'write one'), { x: [] }, 'has no `x`: write one', undefined],
  [
    (f) => f.noOthers('words', 'y'),
    { wrods: 1 },
    'unknown key `wrods` (did you mean words?); known: words, y',
    undefined,
  ],
  [
    (f) => f.texts('x').length,
    { x: Array.from({ length: 100_001 }, () => '') },
    '`x` has more than 100000 entries',
    100_000,
  ],
];

test.each(WRONG.map((row) => [row[2], ...row] as const))(
  '%s',
  (_, read, table, message, expected) => {
    const fields = new Fields('f.toml', table);
    expect(read(fields)).toEqual(expected);
    expect(fields.problems).toEqual([{ file: 'f.toml', rule: '', message }]);
  },
);

test.each([null, undefined, 7, 'text', [1], new Date()])('%j has no fields', (content) => {
  const fields = new Fields('f', content);
  expect([fields.text('x'), fields.tables('x'), fields.has('length')]).toEqual(['', [], false]);
});

describe('where it is', () => {
  test('in a rule the path begins there', () => {
    const fields = new Fields('f.toml', { rule: [{ id: 'one', step: { why: 7 } }, { id: 'two' }] });
    const [one] = fields.tables('rule');
    expect(one?.named('mine/')).toBe('mine/one');
    one?.table('step').text('why');
    fields.say('is in the way', 'mine/two');
    fields.say('is odd');
    expect(fields.problems.map(problemLine)).toEqual([
      'f.toml, rule mine/one: `step.why` must be a text in quotes: why = "…"',
      'f.toml, rule mine/two: is in the way',
      'f.toml: is odd',
    ]);
  });
});

describe('sources', () => {
  test('are named by title and date', () => {
    const source = { title: 'A page', date: '2026-01-31', url: 'https://example.com/' };
    const fields = new Fields('f', { sources: { a: source, b: { ...source, url: undefined } } });
    expect([...readSources(fields)]).toEqual([
      ['a', { name: 'A page, 2026-01-31', page: 'https://example.com/' }],
      ['b', { name: 'A page, 2026-01-31', page: '' }],
    ]);
    expect(fields.problems).toEqual([]);
  });
  test.each([
    [{ date: '2026-01-31' }, 'has no `sources.s.title`: say what it is'],
    [{ title: 'x' }, '`sources.s.date` must be a date like "2026-01-31"'],
    [{ title: 'x', date: '2026' }, '`sources.s.date` must be a date like "2026-01-31"'],
    [
      { title: 'x', date: '2026-01-31', page: 'y' },
      'unknown key `sources.s.page`; known: title, date, url',
    ],
  ])('%j', (source, message) => {
    const fields = new Fields('f', { sources: { s: source } });
    readSources(fields);
    expect(fields.problems).toEqual([{ file: 'f', rule: '', message }]);
  });
});
