import { expect, it } from 'vitest';
import { isOfLanguages, readRuleFolder } from '../../src/app/rule-folder.ts';
import type { CompiledRules } from '../../src/classify/compiled.ts';
import { judge } from '../../src/classify/judge.ts';
import { unpackRules } from '../../src/classify/packed.ts';
import { makeRuleSet } from '../../src/classify/rule-set.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { type Packed, packRules } from '../../src/rules/pack.ts';

const { sources } = readRuleFolder('rules');

const inEnglish = sources.files
  .filter(({ file }) => !isOfLanguages(file))
  .flatMap((file) => file.rules).length;

const packed = (rules: CompiledRules, cuts?: readonly number[]): Packed =>
  JSON.parse(JSON.stringify(packRules(rules, cuts)));

function throughJson(rules: CompiledRules, cuts?: readonly number[]): CompiledRules {
  const { tables, parts } = packed(rules, cuts);
  return unpackRules(tables, parts);
}

/** Phrases instead of their numbers. */
function spelt({ phrases, ...rules }: CompiledRules): unknown {
  const words = (numbers: readonly number[]): unknown => numbers.map((at) => phrases[at]);
  const lists = new Set(['words', 'also', 'without', 'marks', 'hostWords']);
  return JSON.parse(JSON.stringify(rules, (key, value) => (lists.has(key) ? words(value) : value)));
}

it.each([[[]], [[inEnglish]], [[1, 200, inEnglish]]])(
  'unpacks what it packed, cut at %j',
  (cuts) => {
    const { rules } = compileRules(sources);
    const unpacked = throughJson(rules, cuts);
    expect(spelt(unpacked)).toEqual(spelt(rules));
    expect(new Set(unpacked.phrases)).toEqual(new Set(rules.phrases));
  },
);

it('numbers phrases the same each time', () => {
  const once = throughJson(compileRules(sources).rules);
  expect(throughJson(once)).toEqual(once);
});

it('needs no later part to unpack the first ones', () => {
  const { rules } = compileRules(sources);
  const { tables, parts } = packed(rules, [inEnglish]);
  const all = unpackRules(tables, parts);
  const first = unpackRules(tables, parts.slice(0, 1));
  expect(first.rules).toEqual(all.rules.slice(0, inEnglish));
  expect(first.speakers).toEqual(all.speakers.slice(0, first.speakers.length));
  expect(first.phrases).toEqual(all.phrases.slice(0, first.phrases.length));
  expect(first.sources).toEqual(all.sources.slice(0, first.sources.length));
  expect(first.rules.length).toBeLessThan(all.rules.length);
});

it('judges by its parts as by rules that were compiled and kept as one', () => {
  const { rules, entries } = compileRules(sources);
  const whole = makeRuleSet(rules, entries);
  const built = builtInRules();
  for (const file of sources.files)
    for (const text of file.rules.flatMap(({ examples, not }) => [...examples, ...not]))
      expect(judge(built, text, {})).toEqual(judge(whole, text, {}));
}, 60_000);

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
