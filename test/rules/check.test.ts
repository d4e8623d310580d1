import { describe, expect, it } from 'vitest';
import { rulesOf } from '../helpers/rules.ts';

const rule = (fields: string, id = 'quota'): string => `
[[rule]]
id = "${id}"
${fields}
`;

const file = (...rules: readonly string[]): string =>
  `[speaker]\nid = "test"\nkind = "common"\n${rules.join('\n')}`;

const GOOD = `reason = "mailbox-full"\nwords = ["mailbox is full"]\nsource = "src"\nexamples = ["552 5.2.2 mailbox is full"]`;

const messages = (...files: readonly string[]): string =>
  rulesOf(...files)
    .problems.map((problem) => `${problem.file} ${problem.rule}: ${problem.message}`)
    .join('\n');

it('says nothing about a good rule', () => {
  expect(messages(file(rule(GOOD)))).toBe('');
});

describe('refuses', () => {
  it.each([
    ['a rule without example', GOOD.replace(/examples.*/, ''), 'has no example'],
    ['a rule without source', GOOD.replace('source = "src"', ''), 'has no source'],
    ['an unknown source', GOOD.replace('"src"', '"nowhere"'), 'is not in [sources]'],
    [
      'an unknown reason',
      GOOD.replace('mailbox-full', 'hard'),
      '`reason`: "hard" is not one of the reasons (`postbound reasons` lists them)',
    ],
    ['an unknown key', `${GOOD}\nword = "x"`, 'unknown key `word` (did you mean words?)'],
    ['a rule that can never match', GOOD.replace(/words.*/, ''), 'can never match'],
    ['a dead rule', GOOD.replace('["mailbox is full"]', '["mailbox is empty"]'), 'is dead'],
    ['a regular expression', GOOD.replace('mailbox is full"]', '(a+)+$"]'), 'can backtrack'],
    [
      'a phrase without anything to look for',
      GOOD.replace('["mailbox is full"]', '["a*b"]'),
      'plain characters',
    ],
    [
      'a counter-example that wins',
      `${GOOD}\nnot = ["the mailbox is full of spam"]`,
      'which it must not',
    ],
  ])('%s', (_what, fields, message) => {
    expect(messages(file(rule(fields)))).toContain(message);
  });

  it('a shadowed rule, naming by which', () => {
    const shadow = `reason = "user-unknown"\nwords = ["552 5.2.2 mailbox is full"]\nsource = "src"\nexamples = ["552 5.2.2 mailbox is full"]`;
    expect(messages(file(rule(GOOD), rule(shadow, 'taker')))).toContain(
      'test/quota: is shadowed in its example "552 5.2.2 mailbox is full" by test/taker',
    );
  });

  it('two rules of one id', () => {
    expect(messages(file(rule(GOOD), rule(GOOD)))).toContain('the id is taken in file-0.toml');
  });
});
