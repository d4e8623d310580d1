/** What the scripts share about the rule folder: reading it, and saying what is wrong in it. */
import type { RuleProblem } from '../src/rules/rule-file.ts';

export { type RuleFolder, readRuleFolder } from '../src/app/rule-folder.ts';

/** `rules/servers/x.toml, rule x/quota: what is wrong`. */
export const sayProblem = (problem: RuleProblem): string =>
  `${problem.file}${problem.rule ? `, rule ${problem.rule}` : ''}: ${problem.message}`;
