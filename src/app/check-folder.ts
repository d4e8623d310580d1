// Checks the built-in rule files, or one file of the user's own together with them.

import { resolve } from 'node:path';
import { makeRuleSet } from '../classify/rule-set.ts';
import { checkRules } from '../rules/check.ts';
import { compileRules } from '../rules/compile.ts';
import type { RuleFile, RuleProblem } from '../rules/rule-file.ts';
import { RULES, readOne, readRuleFolder } from './rule-folder.ts';

export interface Checked {
  readonly rules: number;
  readonly examples: number;
  readonly problems: readonly RuleProblem[];
}

export function checkFolder(path: string | undefined): Checked {
  const folder = readRuleFolder(RULES);
  const problems = [...folder.problems];
  const own = path === undefined ? undefined : readOne(path, problems);
  const others = folder.sources.files.filter(
    ({ file }) => path === undefined || resolve(file) !== resolve(path),
  );
  const files = own ? [...others, own] : others;
  const compiled = compileRules({ ...folder.sources, files });
  const looked = own ? [own] : files;
  const found = checkRules(makeRuleSet(compiled.rules), looked);
  return { ...counts(looked), problems: [...problems, ...compiled.problems, ...found] };
}

function counts(files: readonly RuleFile[]): { rules: number; examples: number } {
  const rules = files.flatMap((file) => file.rules);
  return { rules: rules.length, examples: rules.flatMap((rule) => rule.examples).length };
}
