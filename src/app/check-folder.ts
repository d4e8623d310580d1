// Checks the built-in rule files, or what one file of the user's own would change among them.

import { resolve } from 'node:path';
import { makeRuleSet } from '../classify/rule-set.ts';
import { checkRules } from '../rules/check.ts';
import { compileRules, type RuleSources } from '../rules/compile.ts';
import type { RuleFile, RuleProblem } from '../rules/rule-file.ts';
import { RULES, readOne, readRuleFolder } from './rule-folder.ts';

export interface Checked {
  readonly rules: number;
  readonly examples: number;
  readonly problems: readonly RuleProblem[];
}

/** Of a file of one's own: what is wrong in it, and which examples of the others it takes. */
export function checkFolder(path: string | undefined): Checked {
  const { sources, problems } = readRuleFolder(RULES);
  if (path === undefined)
    return { ...counts(sources.files), problems: [...problems, ...problemsIn(sources)] };
  const wrong: RuleProblem[] = [];
  const own = readOne(path, wrong);
  const others = sources.files.filter(({ file }) => resolve(file) !== resolve(path));
  const before = new Set(problemsIn({ ...sources, files: others }).map(identity));
  const after = problemsIn({ ...sources, files: [...others, own] });
  return {
    ...counts([own]),
    problems: [...wrong, ...after.filter((problem) => !before.has(identity(problem)))],
  };
}

function problemsIn(sources: RuleSources): RuleProblem[] {
  const compiled = compileRules(sources);
  return [...compiled.problems, ...checkRules(makeRuleSet(compiled.rules), sources.files)];
}

const identity = ({ file, rule, message }: RuleProblem): string => [file, rule, message].join('\n');

function counts(files: readonly RuleFile[]): { rules: number; examples: number } {
  const rules = files.flatMap((file) => file.rules);
  return { rules: rules.length, examples: rules.flatMap((rule) => rule.examples).length };
}
