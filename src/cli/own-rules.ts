// Makes the rules of a run from `--rules FILE` and postbound.toml.

import type { LoadedRules } from '../app/own-rules.ts';
import { hasSettings, SETTINGS } from '../app/settings-file.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import type { ParsedRules } from '../pipeline/own-rules.ts';
import { problemLine } from '../text/fields.ts';
import type { Args } from './args.ts';
import type { Option } from './command.ts';
import { UsageError } from './usage-error.ts';

export const RULES_OPTION: Option = {
  name: 'rules',
  value: 'FILE',
  help: 'rules of your own, which win over the built-in ones; may be given several times',
};

export const RULES_DETAIL: string = `Rules of your own come from --rules FILE and from a file ${SETTINGS} in the current folder that names them: rules = ["my-rules.toml"]. \`postbound rules check\` tells what is wrong in them; until that is mended nothing is run.`;

export interface OwnRules {
  /** The built-in rules with the user's own. */
  readonly rules: RuleSet;
  readonly files: readonly ParsedRules[];
}

/** Undefined where there are none; then nothing is loaded either. Broken ones end the command. */
export async function ownRules(args: Args): Promise<OwnRules | undefined> {
  const loaded = await loadIfAny(args);
  if (!loaded || loaded.problems.length === 0) return loaded;
  for (const problem of loaded.problems) process.stderr.write(`${problemLine(problem)}\n`);
  const count = loaded.problems.length === 1 ? 'a problem' : `${loaded.problems.length} problems`;
  throw new UsageError(`${count} in your own rules; nothing was run`);
}

async function loadIfAny(args: Args): Promise<LoadedRules | undefined> {
  const named = args.lists.get('rules') ?? [];
  if (named.length === 0 && !hasSettings()) return undefined;
  const { loadOwnRules } = await import('../app/own-rules.ts');
  const loaded = loadOwnRules(named);
  return loaded.files.length > 0 || loaded.problems.length > 0 ? loaded : undefined;
}
