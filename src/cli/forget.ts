// `postbound forget`: erases an address from the store.

import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { warn, write } from './out.ts';
import { count } from './screen/summary-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

export const forgetCommand: Command = {
  name: 'forget',
  summary: 'erase an address: its events, outcomes and returned mails',
  usage: ['ADDRESS…'],
  details: [
    'Removes all that names the address, the returned mails among it. Sums in reports stay as they are. Only a salted hash of the address is kept, so that a later import of the same files does not bring it back, and so that an address that stood suppressed still does when it is named again. This cannot be undone.',
  ],
  options: [STORE_OPTION],
  examples: [{ line: 'postbound forget anna@example.com', what: 'on the wish of Anna' }],
  run,
};

async function run(args: Args): Promise<number> {
  if (args.words.length === 0) throw new UsageError('name at least one address');
  const unknown = await withStore(args, 'write', async (store) => {
    let unknown = 0;
    for (const address of args.words) {
      const removed = await store.forget(address);
      if (removed > 0) await write(`${address}: ${count(removed)} records erased\n`);
      else {
        unknown++;
        warn(`${address}: nothing is known of it`);
      }
    }
    return unknown;
  });
  return unknown > 0 ? EXIT.wrong : EXIT.ok;
}
