// `postbound rules`: lists the rules, shows one, or checks rule files.

import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { didYouMean } from './nearest.ts';
import { write } from './out.ts';
import { UsageError } from './usage-error.ts';

export const rulesCommand: Command = {
  name: 'rules',
  summary: 'list the rules, show one, or check rule files',
  usage: ['list [--reason REASON] [--speaker NAME]', 'show ID', 'check [FILE]'],
  details: [
    'check runs every example and counter-example of FILE (a TOML file, see rules/README.md) together with the built-in rules, or those of all built-in files. It names each rule that is dead, taken by another one, without example, or whose pattern cannot be read; then the exit code is 1.',
  ],
  options: [
    { name: 'reason', value: 'REASON', help: 'list: only rules for this reason' },
    { name: 'speaker', value: 'NAME', help: 'list: only rules of this receiver or software' },
    { name: 'json', help: 'list, show: one JSON object a line' },
  ],
  examples: [
    { line: 'postbound rules list --reason mailbox-full', what: 'which words mean a full mailbox' },
    { line: 'postbound rules show standard/user-unknown', what: 'one rule, with its source' },
    { line: 'postbound rules check my-provider.toml', what: 'a rule file of your own' },
  ],
  run,
};

const ACTIONS: Readonly<Record<string, (args: Args) => Promise<string | number>>> = {
  list: async (args) => (await import('./rules/list.ts')).listRules(args),
  show: async (args) => (await import('./rules/show.ts')).showRule(args),
  check: async (args) => (await import('./rules/check.ts')).checkRuleFiles(args),
};

async function run(args: Args): Promise<number> {
  const [name = ''] = args.words;
  const action = ACTIONS[name];
  const names = Object.keys(ACTIONS);
  if (name === '') throw new UsageError(`say what: ${names.join(', ')}`);
  if (!action) throw new UsageError(`rules ${name} is not known${didYouMean(name, names)}`);
  const done = await action({ ...args, words: args.words.slice(1) });
  if (typeof done === 'number') return done;
  await write(done);
  return EXIT.ok;
}
