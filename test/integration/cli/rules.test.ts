// `postbound rules`, `reasons`, help and version as processes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REASONS } from '../../../src/model/reason.ts';
import { folderOf } from '../../helpers/folder.ts';
import { objects, postbound } from '../../helpers/postbound.ts';

describe('rules', () => {
  it('lists those for a reason', () => {
    const { status, out } = postbound(['rules', 'list', '--reason', 'mailbox-full', '--json']);
    expect(status).toBe(0);
    const reasons = new Set(objects(out).map(({ reason }) => reason));
    expect([...reasons]).toEqual(['mailbox-full']);
  });
  it('shows one with its examples and source', () => {
    const [first] = objects(postbound(['rules', 'list', '--json']).out);
    const { out } = postbound(['rules', 'show', String(first?.['id'])]);
    for (const label of ['Reason', 'When', 'Example', 'Source'])
      expect(out).toContain(`  ${label} `);
  });
  const wrong: readonly (readonly [string[], string])[] = [
    [['rules'], 'say what: list, show, check, unknown'],
    [['rules', 'lst'], 'did you mean list?'],
    [['rules', 'list', '--reason', 'mailbox-ful'], 'did you mean mailbox-full?'],
    [['rules', 'list', '--speaker', 'nobody'], '--speaker nobody: no rules of it'],
    [['rules', 'show', 'no/such-rule'], 'no rule no/such-rule'],
  ];
  for (const [args, message] of wrong)
    it(`${args.join(' ')} is wrong usage`, () => {
      const { status, err } = postbound(args);
      expect(status).toBe(1);
      expect(err).toContain(message);
    });
});

const rule = (example: string): string => `[speaker]
id = "mine"
kind = "receiver"
[sources]
here = { title = "My own notes", date = "2026-11-25" }
[[rule]]
id = "no-parrots"
reason = "content-policy"
words = ["parrots are not allowed here"]
source = "here"
examples = [${JSON.stringify(example)}]
`;

describe('rules check FILE', () => {
  const folder = folderOf({
    'good.toml': rule('550 5.7.1 Parrots are not allowed here'),
    'dead.toml': rule('550 5.7.1 No birds'),
    'greedy.toml': rule('550 5.7.1 Parrots are not allowed here')
      .replace('"parrots are not allowed here"', '"parrots are not allowed here", "user unknown"')
      .replace('source = "here"', 'strength = "mark"\nsource = "here"'),
    'broken.toml': '[speaker\n',
  });
  const rows: readonly (readonly [string, number, string])[] = [
    ['good.toml', 0, '1 rules, 1 examples, 0 problems'],
    ['dead.toml', 1, 'rule mine/no-parrots: '],
    ['greedy.toml', 0, 'built-in examples answered otherwise'],
    ['broken.toml', 1, 'not read: '],
    ['missing.toml', 1, 'not read: '],
  ];
  for (const [file, code, message] of rows)
    it(file, () => {
      const { status, out, err } = postbound(['rules', 'check', join(folder, file)]);
      expect(out + err).toContain(message);
      expect(status).toBe(code);
    });
});

describe('reasons', () => {
  it('lists each with its meaning', () => {
    const { out } = postbound(['reasons']);
    for (const reason of REASONS) expect(out).toContain(`\n  ${reason}`);
  });
  it('as JSON', () => {
    const ids = objects(postbound(['reasons', '--json']).out).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...REASONS].sort());
  });
});

describe('help', () => {
  for (const command of ['explain', 'decode', 'classify', 'rules', 'reasons'])
    it(`of ${command} has usage, options, examples and exit codes`, () => {
      const { status, out } = postbound([command, '--help']);
      expect(status).toBe(0);
      for (const part of ['Usage', 'Options', 'Examples', 'Exit codes', `postbound ${command}`])
        expect(out).toContain(part);
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(postbound(['help', command]).out).toBe(out);
    });
  it('of the program names every command', () => {
    const { out } = postbound(['--help']);
    for (const command of ['explain', 'decode', 'classify', 'rules', 'reasons'])
      expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(postbound([]).out).toBe(out);
  });
});

it('tells its version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(postbound(['--version']).out).toBe(`${version}\n`);
});
