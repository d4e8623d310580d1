// `postbound suppressions add`: says in a person's name that addresses are not to be sent to.

import { tellStore } from '../../app/decide/tell.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { write } from '../out.ts';
import { policyOf } from '../policy.ts';
import { withStore } from '../store.ts';
import { timeText } from '../times.ts';
import { UsageError } from '../usage-error.ts';
import { whoOf } from '../who.ts';
import { addressesIn, refuseOthers, streamText, untilOf } from './options.ts';

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
    undoes: 0,
    incident: 0,
  };
  const { entries } = await withStore(args, 'write', (store, settings) =>
    tellStore(
      { store, policy: policyOf(args, settings), now },
      addresses.map((address) => ({ ...said, address })),
    ),
  );
  const end = said.until === 0 ? 'for ever' : `until ${timeText(said.until)}`;
  const told = entries.filter(({ by }) => by === 'person');
  const lines = told.map(
    ({ id, address }) => `D${id}  ${address}: suppressed for ${streamText(said.stream)} ${end}\n`,
  );
  await write(lines.join(''));
  return EXIT.ok;
}
