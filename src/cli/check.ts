// `postbound check`: tells of one address, or of each of a list, whether it may be sent to.

import type { Asked } from '../app/suppressions/standing-index.ts';
import { keyOf } from '../intake/list-rows.ts';
import type { Args } from './args.ts';
import { checkAddresses } from './check/addresses.ts';
import { checkLists } from './check/lists.ts';
import type { Command } from './command.ts';
import { STORE_OPTION } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'may this address, or each of a list, be sent to?',
  usage: ['ADDRESS…', '--list FILE [--keep|--drop]', '-'],
  details: [
    'An address may be sent to unless it stands suppressed or held. One on probation may get one message, whose outcome decides. Without --stream it must be free for every stream. Lists of hashes are asked as well.',
    'FILE (- is the standard input) has one address a line, or columns whose head names the one to read, or one JSON object a line; compressed (gzip, Zstandard) or not. Each row is answered in its order. --keep prints only those that may be sent to, exactly as they came in; --drop only those that may not. Lines without an address are in neither: they are told with their number.',
    'With addresses on the command line the exit code is 0 if all of them may be sent to, else 1. Lists end with 0, or with 2 where something could not be read.',
  ],
  options: [
    { name: 'list', value: 'FILE', help: 'a list of addresses; may be given several times' },
    { name: 'stream', value: 'NAME', help: 'for mail of this stream' },
    { name: 'at', value: 'TIME', help: 'at another time than now: 2026-12-24' },
    { name: 'keep', help: 'print those that may be sent to, as they came in' },
    { name: 'drop', help: 'print those that may not, as they came in' },
    { name: 'column', value: 'NAME', help: 'the column that holds the address' },
    { name: 'json', help: 'one JSON object a line' },
    { name: 'csv', help: 'comma-separated values with a head' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound check anna@example.com --stream newsletter', what: 'may Anna get it?' },
    {
      line: 'postbound check --list subscribers.csv --keep > send-to.csv',
      what: 'the rows that may be sent to',
    },
  ],
  run,
};

async function run(args: Args): Promise<number> {
  const lists = [...args.words.filter((word) => word === '-'), ...(args.lists.get('list') ?? [])];
  const addresses = args.words.filter((word) => word !== '-');
  const asked = askedOf(args);
  refuseBoth(args, lists, addresses);
  if (lists.length > 0) return checkLists(args, lists, asked);
  if (args.values.has('column')) throw new UsageError('--column is for lists: --list FILE');
  return checkAddresses(args, addresses.map(keyIn), asked);
}

function askedOf(args: Args): Asked {
  const now = Date.now();
  return {
    stream: args.values.get('stream') ?? '',
    at: timeOf('at', args.values.get('at'), now) ?? now,
  };
}

const FORMS = ['keep', 'drop', 'json', 'csv'];

function refuseBoth(args: Args, lists: readonly string[], addresses: readonly string[]): void {
  const forms = FORMS.filter((name) => args.switches.has(name));
  if (forms.length > 1) throw new UsageError(`--${forms[0]} and --${forms[1]}: only one of them`);
  if (lists.length > 0 && addresses.length > 0)
    throw new UsageError(`${addresses[0]}: give either addresses or lists`);
  if (lists.length === 0 && addresses.length === 0)
    throw new UsageError('name an address, or a list: --list FILE');
}

function keyIn(word: string): string {
  const key = keyOf(word);
  if (key !== '') return key;
  throw new UsageError(`${word} is no address; a file of addresses is read by --list ${word}`);
}
