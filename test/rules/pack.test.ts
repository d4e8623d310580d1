import { expect, it } from 'vitest';
import { readRuleFolder } from '../../scripts/rule-files.ts';
import { judge } from '../../src/classify/judge.ts';
import { unpackRules } from '../../src/classify/packed.ts';
import { makeRuleSet } from '../../src/classify/rule-set.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { packRules } from '../../src/rules/pack.ts';

const { sources } = readRuleFolder('rules');

it('unpacks what it packed', () => {
  const { rules } = compileRules(sources);
  expect(unpackRules(JSON.parse(JSON.stringify(packRules(rules))))).toEqual(rules);
});

/** The words quoted may be wider or narrower: a phrase with a gap is found from another end. */
const essence = ({ reason, confidence, evidence }: Verdict): unknown => ({
  reason,
  confidence,
  rules: evidence.map(({ rule }) => rule),
});

it('judges the same whether the entries were chosen by the compiler or at the first use', () => {
  const built = builtInRules();
  const derived = makeRuleSet(built.data);
  for (const { rules } of sources.files)
    for (const text of rules.flatMap((rule) => rule.examples))
      expect(essence(judge(derived, text, {}))).toEqual(essence(judge(built, text, {})));
});
