// Proves that the one pass over a reply finds exactly what trying every rule finds.

import { describe, expect, it } from 'vitest';
import { readRuleFolder } from '../../src/app/rule-folder.ts';
import { judge } from '../../src/classify/judge.ts';
import { findOneByOne } from '../../src/classify/rule-set.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';

const examples = readRuleFolder('rules').sources.files.flatMap((file) =>
  file.rules.flatMap((rule) => [...rule.examples, ...rule.not]),
);

describe('one pass equals trying every rule', () => {
  it('on every example of every rule', () => {
    const rules = builtInRules();
    expect(examples.length).toBeGreaterThan(100);
    for (const text of examples)
      expect(judge(rules, text, {}), text).toEqual(judge(rules, text, {}, findOneByOne));
  }, 60_000);

  it('on examples run together', () => {
    const rules = builtInRules();
    for (let i = 0; i + 7 < examples.length; i += 5) {
      const text = `${examples[i]} ${examples[i + 7]} ${examples[i + 3]}`;
      expect(judge(rules, text, {}), text).toEqual(judge(rules, text, {}, findOneByOne));
    }
  }, 60_000);
});
