// Which policies are loaded by which names, and what is said about those that cannot be.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicies, policyNames } from '../../src/app/policies.ts';
import { folderOf } from '../helpers/folder.ts';

const OWN = `name = "mine"
title = "Mine"
source = "myself, 2026-01"
resets = ["delivered"]
[[rule]]
id = "all"
why = "Nothing counts."
`;

const folder = folderOf({ 'mine.toml': OWN, 'again.toml': OWN, 'broken.toml': 'name = ' });
const path = (name: string): string => join(folder, name);

describe('policies', () => {
  test('of the package are known by name, the default one first', () => {
    expect(policyNames()[0]).toBe('default');
    const { policies, problems } = loadPolicies(policyNames());
    expect(problems).toEqual([]);
    expect(policies.map(({ label }) => label)).toEqual(policyNames());
  });
  test('of one’s own are known by path, each once', () => {
    const { policies } = loadPolicies([path('mine.toml'), 'default', path('mine.toml')]);
    expect(policies.map(({ label }) => label)).toEqual(['mine', 'default']);
  });
  test('that have the same name are told apart by their paths', () => {
    const { policies } = loadPolicies([path('mine.toml'), path('again.toml')]);
    expect(policies.map(({ label }) => label)).toEqual([path('mine.toml'), path('again.toml')]);
  });
  test.each([
    ['nobodys', /^nobodys: no such policy; there are default, /],
    [path('none.toml'), /none\.toml: .*no such file or folder/],
    [path('broken.toml'), /broken\.toml: /],
  ])('%s: said why not', (name, why) => {
    const { policies, problems } = loadPolicies([name]);
    expect(policies).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(why);
  });
  test('with something wrong say where', () => {
    writeFileSync(path('wrong.toml'), `${OWN}weight = "much"\n`);
    expect(loadPolicies([path('wrong.toml')]).problems[0]).toMatch(
      /wrong\.toml, rule all: .*weight/,
    );
  });
});
