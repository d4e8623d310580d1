// `postbound rules`: lists the rules, shows one, checks rule files, finds what no rule knows, takes newer signals.

import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { RULES_DETAIL, RULES_OPTION } from './own-rules.ts';
import { UsageError } from './usage-error.ts';

export const rulesCommand: Command = {
  name: 'rules',
  summary:
    'list the rules, show one, check rule files, find what no rule knows, take newer signals',
  usage: [
    'list [--reason REASON] [--speaker NAME]',
    'show ID',
    'check [FILE…] [--against PATH…]',
    'unknown [PATH…] [--below 0.6] [--top 20] [--stubs]',
    'update --from FILE',
  ],
  details: [
    'check runs every example and counter-example of FILE (a TOML file, see rules/README.md) together with the built-in rules. It names each rule that is dead, taken by another one, without example, or whose phrase cannot be used; then the exit code is 1. Built-in examples that your rules answer otherwise are told as well. Without FILE it checks your own rules, or where there are none all built-in ones. FILE may be the folder of a changed rule set.',
    'With --against it also decodes and judges what is under PATH, with and without FILE, and lists which verdicts differ.',
    'unknown groups replies that no rule knows, or less surely than --below, by their shape: addresses, host names, IPs, ids, numbers, pages and dates do not count. The most frequent come first, each with a rule to begin with. --stubs prints those rules only, as a file to fill in. PATH is what `postbound decode` takes, a .txt file of replies, one a line, or a .jsonl file as `classify --json` reads or `decode` prints it.',
    'update takes a file (TOML or JSON, see rules/engagement/README.md) of newer signals by which opens and clicks are judged: networks of scanners, what programs call themselves, times. It is checked as the built-in ones are, kept in your own data folder, and wins over them.',
    RULES_DETAIL,
  ],
  options: [
    { name: 'reason', value: 'REASON', help: 'list: only rules for this reason' },
    { name: 'speaker', value: 'NAME', help: 'list: only rules of this receiver or software' },
    { name: 'against', value: 'PATH', help: 'check: mails or replies to compare verdicts of' },
    { name: 'below', value: 'SURE', help: 'unknown: how sure is sure enough (default 0.6)' },
    { name: 'top', value: 'N', help: 'unknown: how many shapes (default 20)' },
    { name: 'stubs', help: 'unknown: print a rule file to fill in' },
    { name: 'from', value: 'FILE', help: 'update: the newer signals' },
    { name: 'json', help: 'one JSON object a line' },
    RULES_OPTION,
  ],
  examples: [
    { line: 'postbound rules list --reason mailbox-full', what: 'which words mean a full mailbox' },
    { line: 'postbound rules show common/user-unknown', what: 'one rule, with its source' },
    {
      line: 'postbound rules unknown bounces/ --stubs > my-rules.toml',
      what: 'rules to fill in for what no rule knows',
    },
    {
      line: 'postbound rules check my-rules.toml --against bounces/',
      what: 'a rule file of your own, and what it would change',
    },
  ],
  run,
};

const ACTIONS: Readonly<Record<string, (args: Args) => Promise<string | number>>> = {
  list: async (args) => (await import('./rules/list.ts')).listRules(args),
  show: async (args) => (await import('./rules/show.ts')).showRule(args),
  check: async (args) => (await import('./rules/check.ts')).checkRuleFiles(args),
  unknown: async (args) => (await import('./rules/unknown.ts')).printUnknown(args),
  update: async (args) => (await import('./rules/update.ts')).updateRules(args),
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
