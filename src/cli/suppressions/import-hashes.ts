// `postbound suppressions import --from hashes`: takes a list over that holds hashes of addresses alone.

import { type Algorithm, readHashes } from '../../app/suppressions/import-hashes.ts';
import { type Args, choice } from '../args.ts';
import { EXIT } from '../command.ts';
import { warn, write } from '../out.ts';
import { count, counted } from '../screen/summary-screen.ts';
import { withStore } from '../store.ts';
import { UsageError } from '../usage-error.ts';
import { tellBad } from './bad-records.ts';
import { refuseOthers } from './options.ts';

const ALGORITHMS = ['sha256', 'sha1', 'md5'] as const;
/** The store's own list of addresses that were forgotten. */
const RESERVED = 'forgotten';

export async function importHashes(args: Args, paths: readonly string[]): Promise<number> {
  refuseOthers(args, 'import --from hashes', ['from', 'name', 'algorithm']);
  const name = args.values.get('name');
  if (name === undefined) throw new UsageError('a list of hashes needs a name: --name NAME');
  if (name === RESERVED) throw new UsageError(`--name ${name}: that name is taken`);
  const read = await readAll(paths, choice(args, 'algorithm', ALGORITHMS) ?? null);
  const { algorithm, hashes } = read;
  if (algorithm === null || hashes.size === 0) {
    warn('no hashes were found: one a line, of the address in lower case, in hexadecimal');
    return EXIT.unreadable;
  }
  await withStore(args, 'write', async (store) => {
    const before = (await store.hashedLists()).find((list) => list.name === name);
    await store.saveHashes({ name, algorithm, hashes: [...hashes], since: Date.now() });
    const old = new Set(before?.hashes);
    const added = before ? [...hashes].filter((hash) => !old.has(hash)).length : hashes.size;
    const gone = before ? before.hashes.length - (hashes.size - added) : 0;
    const told = gone > 0 ? `, ${count(gone)} of before are no longer in it` : '';
    await write(
      `list ${name}: ${counted(hashes.size, `${algorithm} hash`, `${algorithm} hashes`)}, ${count(added)} of them new${told}\n`,
    );
  });
  return read.wrong > 0 ? EXIT.unreadable : EXIT.ok;
}

interface All {
  readonly algorithm: Algorithm | null;
  readonly hashes: ReadonlySet<string>;
  /** Lines and files that could not be read. */
  readonly wrong: number;
}

async function readAll(paths: readonly string[], told: Algorithm | null): Promise<All> {
  const hashes = new Set<string>();
  let algorithm = told;
  let wrong = 0;
  for (const path of paths) {
    const read = await readHashes(path, algorithm);
    if (read.kind === 'unreadable') {
      wrong++;
      warn(`${read.name}: ${read.why}`);
      continue;
    }
    algorithm = read.algorithm;
    for (const hash of read.hashes) hashes.add(hash);
    for (const bad of read.bad) tellBad(bad, ++wrong, `${algorithm ?? 'hexadecimal'} hash`);
  }
  return { algorithm, hashes, wrong };
}
