// `postbound suppressions remove`: says in a person's name that addresses may be sent to again.

import { tellStore } from '../../app/decide/tell.ts';
import type { Settings } from '../../app/settings.ts';
import { standingsAgainst } from '../../app/suppressions/standing-index.ts';
import type { Decision } from '../../model/decision.ts';
import type { Store } from '../../ports/store.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { warn, write } from '../out.ts';
import { policyOf } from '../policy.ts';
import { withStore } from '../store.ts';
import { UsageError } from '../usage-error.ts';
import { whoOf } from '../who.ts';
import { addressesIn, refuseOthers, streamText } from './options.ts';

export async function removeSuppressions(args: Args): Promise<number> {
  refuseOthers(args, 'remove', ['stream', 'reason', 'by', 'list', 'policy']);
  const list = args.values.get('list');
  if (list !== undefined) return removeList(args, list);
  if (args.words.length === 0) throw new UsageError('name at least one address');
  const addresses = addressesIn(args.words);
  const done = await withStore(args, 'write', (store, settings) =>
    release(store, addresses, args, settings),
  );
  await write(
    done
      .map(
        ({ id, address, stream }) =>
          `D${id}  ${address}: may be sent to again for ${streamText(stream)}\n`,
      )
      .join(''),
  );
  return done.length === addresses.length ? EXIT.ok : EXIT.wrong;
}

async function removeList(args: Args, name: string): Promise<number> {
  if (args.words.length > 0) throw new UsageError('--list removes a list of hashes, no addresses');
  const done = await withStore(args, 'write', (store) => store.removeHashes(name));
  if (done) await write(`the list ${name} is removed\n`);
  else warn(`no list of hashes is called ${name}`);
  return done ? EXIT.ok : EXIT.wrong;
}

async function release(
  store: Store,
  addresses: readonly string[],
  args: Args,
  settings: Settings,
): Promise<readonly Decision[]> {
  const now = Date.now();
  const stream = args.values.get('stream') ?? '';
  const liftable: string[] = [];
  for (const address of addresses)
    if (await isLiftable(store, address, stream, now)) liftable.push(address);
  const said = {
    stream,
    action: 'release' as const,
    by: 'person' as const,
    who: whoOf(args),
    until: 0,
    why: args.values.get('reason') ?? '',
    undoes: 0,
    incident: 0,
  };
  const { entries } = await tellStore(
    { store, policy: policyOf(args, settings), now },
    liftable.map((address) => ({ ...said, address })),
  );
  return entries.filter(({ action, by }) => action === 'release' && by === 'person');
}

/** Says why it is not. */
async function isLiftable(
  store: Store,
  address: string,
  stream: string,
  at: number,
): Promise<boolean> {
  const against = await standingsAgainst(store, address, { stream, at });
  const hashed = against.filter(({ isHashed }) => isHashed);
  for (const { who } of hashed)
    warn(
      `${address}: its hash is in the list ${who}, which stays: suppressions remove --list ${who} removes the whole list`,
    );
  const lifted = against.filter(({ isHashed }) => !isHashed);
  if (lifted.length === 0 && hashed.length === 0)
    warn(`${address}: nothing stands against it for ${streamText(stream)}`);
  const own = lifted.filter((one) => stream === '' || one.stream === stream);
  if (lifted.length > 0 && own.length === 0)
    warn(`${address}: what stands against it concerns all streams: leave --stream out`);
  return own.length > 0;
}
