// Checks rule files: the user's own, single built-in ones, or a whole folder of rules.

import { relative, resolve } from 'node:path';
import { fs } from '../adapters/files/fs.ts';
import { makeRuleSet, type RuleSet } from '../classify/rule-set.ts';
import { builtInRules } from '../pipeline/classify.ts';
import { checkRules, type TakenExample, takenExamples } from '../rules/check.ts';
import { compileRules, type RuleSources } from '../rules/compile.ts';
import { type RuleFile, readRuleFile } from '../rules/rule-file.ts';
import type { FileProblem } from '../text/fields.ts';
import { loadRules, ownPaths } from './own-rules.ts';
import { RULES, readRuleFolder } from './rule-folder.ts';

export interface Checked {
  readonly rules: number;
  readonly examples: number;
  readonly problems: readonly FileProblem[];
  /** Examples of built-in rules that own rules answer otherwise: meant so, perhaps. */
  readonly taken: readonly TakenExample[];
  /** The rules without what is checked, and with it. */
  readonly before: RuleSet;
  readonly after: RuleSet;
}

/** Whether a word on the command line names rules: a TOML file, or a folder with the vocabulary in it. */
export const namesRules = (word: string): boolean => word.endsWith('.toml') || isRuleFolder(word);

const isRuleFolder = (path: string): boolean => fs.existsSync(`${path}/reasons.toml`);

/**
 * `named`: files, or one folder of rules. `own`: further files of the user's own, which count as known beside those of
 * the settings. Without `named` the own files are checked; where there are none, all built-in ones.
 */
export function checkFiles(named: readonly string[], own: readonly string[]): Checked {
  const wrong: FileProblem[] = [];
  const known = ownPaths(own, wrong);
  const [first] = named.length > 0 ? named : known;
  if (first === undefined || isRuleFolder(first)) return checkFolder(first ?? RULES, wrong);
  if (isInside(first, RULES)) return checkBuiltIn(named, wrong);
  return checkOwn(named, known, wrong);
}

function checkOwn(
  named: readonly string[],
  known: readonly string[],
  wrong: readonly FileProblem[],
): Checked {
  const places = new Set(named.map((path) => resolve(path)));
  const others = named.length > 0 ? known.filter((path) => !places.has(resolve(path))) : [];
  const checked = named.length > 0 ? named : known;
  const before = loadRules(others).rules;
  const after = loadRules([...others, ...checked]);
  const isChecked = new Set(checked);
  const files = after.files.filter(({ name }) => isChecked.has(name));
  return {
    ...counts(files.map(({ name, content }) => readRuleFile(name, content).file)),
    problems: [...wrong, ...after.problems],
    taken: takenExamples(before, after.rules, readRuleFolder(RULES).sources.files),
    before,
    after: after.rules,
  };
}

function checkFolder(folder: string, wrong: readonly FileProblem[]): Checked {
  const { sources, problems } = readRuleFolder(folder);
  const after = judged(sources);
  return {
    ...counts(sources.files),
    problems: [...wrong, ...problems, ...after.problems],
    taken: [],
    before: builtInRules(),
    after: after.rules,
  };
}

/** Of a built-in file: what is wrong in it, and which examples of the other files it takes. */
function checkBuiltIn(named: readonly string[], wrong: readonly FileProblem[]): Checked {
  const { sources, problems } = readRuleFolder(RULES);
  const places = new Set(named.map((path) => resolve(path)));
  const isNamed = ({ file }: { readonly file: string }): boolean => places.has(resolve(file));
  const others = sources.files.filter((file) => !isNamed(file));
  const known = new Set(judged({ ...sources, files: others }).problems.map(identity));
  const after = judged(sources);
  return {
    ...counts(sources.files.filter(isNamed)),
    problems: [
      ...wrong,
      ...problems.filter(isNamed),
      ...after.problems.filter((problem) => !known.has(identity(problem))),
    ],
    taken: [],
    before: builtInRules(),
    after: after.rules,
  };
}

function judged(sources: RuleSources): { rules: RuleSet; problems: FileProblem[] } {
  const compiled = compileRules(sources);
  const rules = makeRuleSet(compiled.rules, compiled.entries);
  return { rules, problems: [...compiled.problems, ...checkRules(rules, sources.files)] };
}

const isInside = (path: string, folder: string): boolean =>
  !relative(folder, path).startsWith('..') && fs.existsSync(path);

const identity = ({ file, rule, message }: FileProblem): string => [file, rule, message].join('\n');

function counts(files: readonly RuleFile[]): { rules: number; examples: number } {
  const rules = files.flatMap((file) => file.rules);
  return { rules: rules.length, examples: rules.flatMap((rule) => rule.examples).length };
}
