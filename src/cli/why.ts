// `postbound why`: tells in words how an address stands, and what every decision about it rests on.

import { type AddressCase, caseOf } from '../app/decide/case-of.ts';
import { addressKey } from '../text/address-key.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { painter } from './screen/paint.ts';
import { whyScreen } from './screen/why-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const whyCommand: Command = {
  name: 'why',
  summary: 'why an address is held or suppressed, or why it is not',
  usage: ['ADDRESS'],
  details: [
    'An answer to send on: how the address stands, until when and why; then, day by day, each failure with the words of the receiver, whether it counted and why not, and each decision with its number, by which `undo` takes it back.',
    'With --json one object: {"address", "standings", "strikes", "decisions", "lastDelivery", "lastHuman"}.',
  ],
  options: [
    { name: 'all', help: 'every failure that did not count, not only the newest' },
    { name: 'at', value: 'TIME', help: 'as of then: 2026-12-24 (default: now)' },
    { name: 'json', help: 'print one JSON object' },
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [{ line: 'postbound why anna@example.com', what: 'why does Anna get no mail?' }],
  run,
};

const WIDTH = 80;

async function run(args: Args): Promise<number> {
  const [word, ...more] = args.words;
  if (word === undefined || more.length > 0) throw new UsageError('name one address');
  const today = Date.now();
  const now = timeOf('at', args.values.get('at'), today) ?? today;
  const found = await withStore(args, 'read', (store, settings) =>
    caseOf({ store, policy: policyOf(args, settings), now }, addressKey(word)),
  );
  if (args.switches.has('json')) await write(`${JSON.stringify(jsonOf(found))}\n`);
  else {
    const frame = { paint: painter(process.stdout), width: process.stdout.columns ?? WIDTH };
    await write(`${whyScreen(found, now, args.switches.has('all'), frame).join('\n')}\n`);
  }
  return EXIT.ok;
}

function jsonOf({ record, observations, replay, standings }: AddressCase): unknown {
  const last = (kind: string): number =>
    observations.findLast((one) => one.kind === kind)?.time ?? 0;
  return {
    address: record.address,
    standings,
    strikes: replay.strikes,
    decisions: record.ledger,
    lastDelivery: last('delivered'),
    lastHuman: last('human'),
  };
}
