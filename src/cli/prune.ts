// `postbound prune`: folds old outcomes into sums, removes old events and returned mails.

import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { count } from './screen/summary-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const pruneCommand: Command = {
  name: 'prune',
  summary: 'fold old outcomes into sums, remove old events and returned mails',
  usage: ['--events AGE', '--raw AGE'],
  details: [
    'Outcomes older than --events become sums by day, receiver, stream, campaign, state, stage and reason: `report` counts them as before, `address` and `message` no longer show them. Returned mails older than --raw are removed; their verdicts stay. Nothing is removed without being asked for.',
    'What was decided about addresses stays. Of the three months behind what is removed the decisions stand as they are: who had reacted or shown life before is no longer known. So keep some months more than these.',
  ],
  options: [
    { name: 'events', value: 'AGE', help: 'older than 365d, or before 2026-01-01' },
    { name: 'raw', value: 'AGE', help: 'returned mails older than 90d' },
    STORE_OPTION,
  ],
  examples: [{ line: 'postbound prune --events 400d --raw 90d', what: 'each night, by cron' }],
  run,
};

async function run(args: Args): Promise<number> {
  const now = Date.now();
  const events = timeOf('events', args.values.get('events'), now);
  const raws = timeOf('raw', args.values.get('raw'), now);
  if (events === undefined && raws === undefined)
    throw new UsageError('say what to remove: --events 365d, --raw 90d');
  const before = { events: events ?? 0, raws: raws ?? 0 };
  const removed = await withStore(args, 'write', (store) => store.prune(before));
  await write(
    `${count(removed.events)} events and ${count(removed.raws)} returned mails removed\n`,
  );
  return EXIT.ok;
}
