// Adds a user's own rule files to a rule set.

import { makeRuleSet, type RuleSet } from '../classify/rule-set.ts';
import { checkRules } from '../rules/check.ts';
import { extendRules } from '../rules/compile.ts';
import { type RuleFile, readRuleFile } from '../rules/rule-file.ts';
import type { FileProblem } from '../text/fields.ts';
import { builtInRules } from './classify.ts';

/** One rule file as a TOML or JSON reader returned it; rules/README.md tells its fields. */
export interface ParsedRules {
  /** What problems call it: its path, usually. */
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface OwnRules {
  /** For `decode` and `classify`. Rules with problems are in it as far as they could be read. */
  readonly rules: RuleSet;
  /** What is wrong in the files: dead, shadowed, unproven and unsafe rules. Empty means: use them. */
  readonly problems: readonly FileProblem[];
}

/**
 * Makes rules of your own files and the built-in ones. In the same part of a reply any rule of yours wins over any
 * built-in one; among yours the usual order holds. Every example is run. Make it once and keep it; never throws.
 *
 * @param files parsed TOML; for the format see rules/README.md.
 * @param base the rules to add to; the built-in ones by default.
 *
 * @example
 * const { rules, problems } = withRules([{ name: 'mine.toml', content: parse(await readFile('mine.toml', 'utf8')) }]);
 * decode(mail, { rules });
 */
export function withRules(files: readonly ParsedRules[], base: RuleSet = builtInRules()): OwnRules {
  const read = files.map(({ name, content }) => readRuleFile(name, content));
  const own = read.map(({ file }) => file);
  const compiled = extendRules(base.data, base.entries, own);
  const rules = makeRuleSet(compiled.rules, compiled.entries);
  return {
    rules,
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...own.flatMap(emptiness),
      ...compiled.problems,
      ...checkRules(rules, own),
    ],
  };
}

/** A file without rules is a slip of the pen: `[[rules]]`, or the wrong file. */
function emptiness({ file, rules }: RuleFile): FileProblem[] {
  if (rules.length > 0) return [];
  return [{ file, rule: '', message: 'holds no [[rule]]' }];
}
