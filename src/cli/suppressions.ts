// `postbound suppressions`: lists what is suppressed, adds, removes, imports and exports it.

import { SUPPRESSION_KINDS } from '../intake/suppression-format.ts';
import { SUPPRESSION_FORMATS } from '../intake/suppressions/index.ts';
import { STANDING_STATES } from '../model/decision.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import type { Command } from './command.ts';
import { POLICY_OPTION } from './policy.ts';
import { STORE_OPTION } from './store.ts';
import { UsageError } from './usage-error.ts';
import { BY_OPTION } from './who.ts';

const FORMS = SUPPRESSION_FORMATS.map(({ id }) => id).join(', ');

export const suppressionsCommand: Command = {
  name: 'suppressions',
  summary: 'list what is suppressed; add, remove, import, export it',
  usage: [
    'list [--stream S] [--state STATE] [--rule RULE] [--since TIME] [--at TIME]',
    'add ADDRESS… [--stream S] [--until TIME|--for 30d] [--reason TEXT]',
    'remove ADDRESS… [--stream S] [--reason TEXT]',
    'import FILE… [--from FORM] [--name NAME]',
    'export --to FORM [--kind KIND] [--stream S]',
  ],
  details: [
    'add and remove write entries in your name; nothing is ever deleted, and `undo` takes an entry or a batch back. remove lifts what stands and forgives what was counted so far. A list of hashes is removed whole: remove --list NAME.',
    `FORM is one of ${FORMS}, for import also hashes; import finds out by the columns what a file is. Importing a file again adds nothing. What a person released after the list's date stays released; entries of addresses that took mail or were read after it are imported and told.`,
    'sendgrid and mailgun have a list for each kind of entry: export writes bounces unless --kind names another. Provider lists know no end, so export writes what is suppressed, not what is held for some days, unless --state asks for it; csv writes everything.',
    'A scope is what a provider calls a kind of mail: SparkPost has transactional and non_transactional. Which of your streams that is, --scope non_transactional=newsletter,offers says (* for all), or [scopes] in postbound.toml. Forms without scopes leave entries of single streams out, except those of the stream that --stream names.',
  ],
  options: [
    { name: 'stream', value: 'NAME', help: 'concerning this stream (list: and all streams)' },
    { name: 'state', value: 'STATE', help: `list, export: ${STANDING_STATES.join(', ')}` },
    { name: 'rule', value: 'RULE', help: 'list: of this rule, or of this kind of a list' },
    { name: 'since', value: 'TIME', help: 'list: since then or later: 2026-11-24, 30d' },
    { name: 'at', value: 'TIME', help: 'list: at another time than now: 2026-12-24' },
    { name: 'until', value: 'TIME', help: 'add, import: until 2027-01-31 (default: for ever)' },
    { name: 'for', value: 'SPAN', help: 'add, import: for 30d, 12w' },
    { name: 'reason', value: 'TEXT', help: 'add, remove: why' },
    BY_OPTION,
    { name: 'from', value: 'FORM', help: 'import: what the files are' },
    { name: 'to', value: 'FORM', help: 'export: what to write' },
    { name: 'kind', value: 'KIND', help: SUPPRESSION_KINDS.join(', ') },
    { name: 'name', value: 'NAME', help: 'import: what to call the list (default: its form)' },
    { name: 'column', value: 'NAME', help: 'import: the column that holds the address' },
    { name: 'scope', value: 'SCOPE=STREAM', help: 'which streams a scope is' },
    { name: 'algorithm', value: 'NAME', help: 'import of hashes: sha256, sha1, md5' },
    { name: 'list', value: 'NAME', help: 'remove: a list of hashes' },
    { name: 'json', help: 'list: one JSON object a line; import: the sums as one' },
    { name: 'csv', help: 'list: comma-separated values with a head' },
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound suppressions list --since 7d', what: 'what is new this week' },
    {
      line: 'postbound suppressions import bounces.csv spam_reports.csv',
      what: 'lists of the provider you come from',
    },
    { line: 'postbound suppressions export --to ses > ses.csv', what: 'for the one you go to' },
  ],
  run,
};

const ACTIONS: Readonly<Record<string, (args: Args) => Promise<number>>> = {
  list: async (args) => (await import('./suppressions/list.ts')).listSuppressions(args),
  add: async (args) => (await import('./suppressions/add.ts')).addSuppressions(args),
  remove: async (args) => (await import('./suppressions/remove.ts')).removeSuppressions(args),
  import: async (args) => (await import('./suppressions/import.ts')).importSuppressions(args),
  export: async (args) => (await import('./suppressions/export.ts')).exportSuppressions(args),
};

async function run(args: Args): Promise<number> {
  const [name = ''] = args.words;
  const names = Object.keys(ACTIONS);
  if (name === '') throw new UsageError(`say what: ${names.join(', ')}`);
  const action = names.includes(name) ? ACTIONS[name] : undefined;
  if (!action) throw new UsageError(`suppressions ${name} is not known${didYouMean(name, names)}`);
  return action({ ...args, words: args.words.slice(1) });
}
