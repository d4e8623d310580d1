import { expect, it } from 'vitest';
import { readRuleFolder } from '../../src/app/rule-folder.ts';
import type { CompiledRules } from '../../src/classify/compiled.ts';
import { judge } from '../../src/classify/judge.ts';
import { unpackRules } from '../../src/classify/packed.ts';
import { makeRuleSet } from '../../src/classify/rule-set.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { packRules } from '../../src/rules/pack.ts';

const { sources } = readRuleFolder('rules');

const throughJson = (rules: CompiledRules): CompiledRules =>
  unpackRules(JSON.parse(JSON.stringify(packRules(rules))));

/** Phrases instead of their numbers. */
function spelt({ phrases, ...rules }: CompiledRules): unknown {
  const words = (numbers: readonly number[]): unknown => numbers.map((at) => phrases[at]);
  const lists = new Set(['words', 'also', 'without', 'marks', 'hostWords']);
  return JSON.parse(JSON.stringify(rules, (key, value) => (lists.has(key) ? words(value) : value)));
}

it('unpacks what it packed', () => {
  const { rules } = compileRules(sources);
  const unpacked = throughJson(rules);
  expect(spelt(unpacked)).toEqual(spelt(rules));
  expect(new Set(unpacked.phrases)).toEqual(new Set(rules.phrases));
});

it('numbers phrases the same each time', () => {
  const once = throughJson(compileRules(sources).rules);
  expect(throughJson(once)).toEqual(once);
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
