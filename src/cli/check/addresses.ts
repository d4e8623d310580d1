// Answers whether addresses of the command line may be sent to: one in words, several a row each.

import { type Asked, standingsAgainst } from '../../app/suppressions/standing-index.ts';
import { isSendable } from '../../model/standing-at.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';
import { painter } from '../screen/paint.ts';
import { standingScreen } from '../screen/standing-screen.ts';
import { withStore } from '../store.ts';
import { rowLayout, stateOf } from './rows.ts';

const WIDTH = 80;

/** @param addresses in the form of `addressKey`. */
export async function checkAddresses(
  args: Args,
  addresses: readonly string[],
  asked: Asked,
): Promise<number> {
  const answers = await withStore(args, 'read', async (store) => {
    const found = [];
    for (const address of addresses)
      found.push({ address, against: await standingsAgainst(store, address, asked) });
    return found;
  });
  const layout = rowLayout(args);
  const [only] = answers;
  const inWords = !['json', 'csv', 'keep', 'drop'].some((name) => args.switches.has(name));
  if (only && answers.length === 1 && inWords) {
    const frame = { paint: painter(process.stdout), width: process.stdout.columns ?? WIDTH };
    await write(`${standingScreen(only, asked, frame).join('\n')}\n`);
  } else {
    const rows = answers.map(({ address, against }) => {
      const first = against[0] ?? null;
      const sendable = isSendable(stateOf(first));
      if (args.switches.has('keep')) return sendable ? `${address}\n` : '';
      if (args.switches.has('drop')) return sendable ? '' : `${address}\n`;
      return layout.row(address, first);
    });
    const hasHead = !args.switches.has('keep') && !args.switches.has('drop');
    await write((hasHead ? layout.head : '') + rows.join(''));
  }
  const all = answers.every(({ against }) => isSendable(stateOf(against[0] ?? null)));
  return all ? EXIT.ok : EXIT.wrong;
}
