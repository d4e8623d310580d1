// `postbound suppressions add`: says in a person's name that addresses are not to be sent to.

import { decidingFor } from '../../app/decide/decide-store.ts';
import { decideTold } from '../../app/suppressions/decide-told.ts';
import { toldEntry } from '../../app/suppressions/told.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';
import { policyOf } from '../policy.ts';
import { withStore } from '../store.ts';
import { timeText } from '../times.ts';
import { UsageError } from '../usage-error.ts';
import { addressesIn, refuseOthers, streamText, untilOf, whoOf } from './options.ts';

export async function addSuppressions(args: Args): Promise<number> {
  refuseOthers(args, 'add', ['stream', 'until', 'for', 'reason', 'by', 'policy']);
  if (args.words.length === 0) throw new UsageError('name at least one address');
  const addresses = addressesIn(args.words);
  const now = Date.now();
  const said = {
    stream: args.values.get('stream') ?? '',
    action: 'suppress' as const,
    by: 'person' as const,
    who: whoOf(args),
    until: untilOf(args, now),
    why: args.values.get('reason') ?? '',
  };
  const written = await withStore(args, 'write', async (store, settings) => {
    const deciding = await decidingFor({ store, policy: policyOf(args, settings), now });
    const entries = new Map(
      addresses.map((address) => [address, [toldEntry({ ...said, address }, deciding)]]),
    );
    return decideTold(store, deciding, await store.records(addresses), entries);
  });
  const end = said.until === 0 ? 'for ever' : `until ${timeText(said.until)}`;
  const lines = written.map(
    ({ id, address }) => `D${id}  ${address}: suppressed for ${streamText(said.stream)} ${end}\n`,
  );
  await write(lines.join(''));
  return EXIT.ok;
}
