// Classifies the replies of all rule examples with a number of rules; prints µs of CPU a reply, and by its length.

import { readRuleFolder } from '../../src/app/rule-folder.ts';
import { makeRuleSet, type RuleSet } from '../../src/classify/rule-set.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { compileRules, type RuleSources } from '../../src/rules/compile.ts';
import type { RuleFile, SourceRule } from '../../src/rules/rule-file.ts';

const PASSES = 12;
const WARM_UP = 6;
const LENGTHS = [100, 400, 1600];

/** `all`, or how many rules. */
const wanted = process.argv[2] ?? 'all';
const { sources } = readRuleFolder(new URL('../../rules', import.meta.url).pathname);
const total = sources.files.reduce((sum, file) => sum + file.rules.length, 0);
const count = wanted === 'all' ? total : Number(wanted);
const replies = sources.files.flatMap((file) => file.rules.flatMap((rule) => rule.examples));
const compiled = compileRules(withRules(sources, count));
const rules = makeRuleSet(compiled.rules, compiled.entries);

/** Every n-th rule where fewer are wanted; where more are, copies whose words are spelt backwards. */
function withRules(all: RuleSources, wanted: number): RuleSources {
  const files: RuleFile[] = [];
  for (let copy = 0; copy * total < wanted; copy++) {
    const rest = Math.min(total, wanted - copy * total);
    let at = 0;
    const isKept = (): boolean => {
      at++;
      return Math.floor((at * rest) / total) > Math.floor(((at - 1) * rest) / total);
    };
    for (const file of all.files)
      files.push({ ...file, rules: file.rules.filter(isKept).map((rule) => copyOf(rule, copy)) });
  }
  return { ...all, files };
}

function copyOf(rule: SourceRule, copy: number): SourceRule {
  if (copy === 0) return rule;
  const id = `${rule.id}-${copy}`;
  return { ...rule, id, words: rule.words.map(backwards), also: [], without: [] };
}

/** Signs of the phrase syntax stay where they are. */
function backwards(phrase: string): string {
  return phrase.replace(/[\p{L}\d]+/gu, (word) => [...word].reverse().join(''));
}

function measure(texts: readonly string[], by: RuleSet): number {
  const pass = (): number => {
    const before = process.cpuUsage();
    for (const text of texts) classify(text, {}, { rules: by });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / texts.length;
  };
  for (let i = 0; i < WARM_UP; i++) pass();
  const times = Array.from({ length: PASSES }, pass).sort((a, b) => a - b);
  return times[PASSES / 2] ?? 0;
}

/** Replies of one length: as many as it takes, one behind the other. */
function ofLength(length: number): string[] {
  return replies.map((_, first) => {
    let text = '';
    for (let i = first; text.length < length; i++) text += `${replies[i % replies.length]} `;
    return text.slice(0, length);
  });
}

const each = measure(replies, rules);
const byLength = LENGTHS.map((length) => measure(ofLength(length), rules));
const length = replies.reduce((sum, text) => sum + text.length, 0) / replies.length;
console.log(
  JSON.stringify({
    rules: compiled.rules.rules.length,
    replies: replies.length,
    length,
    each,
    byLength,
  }),
);
