/** Refuses dead, shadowed, unproven and unsafe rules: runs every example through the engine. */
import { readRuleFolder } from '../src/app/rule-folder.ts';
import { makeRuleSet } from '../src/classify/rule-set.ts';
import { checkRules } from '../src/rules/check.ts';
import { compileRules } from '../src/rules/compile.ts';
import { problemLine } from '../src/text/fields.ts';

const { sources, problems } = readRuleFolder('rules');
const compilation = compileRules(sources);
const found = [
  ...problems,
  ...compilation.problems,
  ...checkRules(makeRuleSet(compilation.rules), sources.files),
];
for (const problem of found) console.error(problemLine(problem));
const examples = sources.files.flatMap((file) =>
  file.rules.flatMap((rule) => rule.examples),
).length;
console.log(
  `check-rules: ${compilation.rules.rules.length} rules, ${examples} examples, ${found.length} problems`,
);
if (compilation.rules.rules.length === 0) throw new Error('no rules found');
process.exitCode = found.length > 0 ? 1 : 0;
