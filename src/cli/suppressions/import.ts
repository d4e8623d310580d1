// `postbound suppressions import`: takes lists of other systems over into the ledger.

import { decidingFor } from '../../app/decide/decide-store.ts';
import {
  type ImportOptions,
  type ImportStep,
  importList,
} from '../../app/suppressions/import-list.ts';
import { SUPPRESSION_FORMATS } from '../../intake/suppressions/index.ts';
import { type Args, choice } from '../args.ts';
import { EXIT } from '../command.ts';
import { onInterrupt } from '../interrupt.ts';
import { breathe, warn, write } from '../out.ts';
import { policyOf } from '../policy.ts';
import { noProgress, type Progress, startProgress } from '../progress.ts';
import { counted } from '../screen/summary-screen.ts';
import { withStore } from '../store.ts';
import { timeText } from '../times.ts';
import { UsageError } from '../usage-error.ts';
import { tellBad } from './bad-records.ts';
import { importHashes } from './import-hashes.ts';
import { kindIn, refuseOthers, scopesOf, untilOf } from './options.ts';

const HASHES = 'hashes';
const FORMS = [...SUPPRESSION_FORMATS.map(({ id }) => id), HASHES];

interface Sums {
  added: number;
  known: number;
  released: number;
  alive: number;
  bad: number;
  unreadable: number;
  readonly passedOver: Map<string, number>;
}

export async function importSuppressions(args: Args): Promise<number> {
  const paths = args.words;
  if (paths.length === 0) throw new UsageError('name at least one file; - is the standard input');
  const from = choice(args, 'from', FORMS) ?? '';
  if (from === HASHES) return importHashes(args, paths);
  const known = [
    'from',
    'name',
    'column',
    'stream',
    'scope',
    'kind',
    'until',
    'for',
    'json',
    'policy',
  ];
  refuseOthers(args, 'import', known);
  const now = Date.now();
  let batch = '';
  const sums: Sums = {
    added: 0,
    known: 0,
    released: 0,
    alive: 0,
    bad: 0,
    unreadable: 0,
    passedOver: new Map(),
  };
  const interrupted = onInterrupt();
  await withStore(args, 'write', async (store, settings) => {
    const progress = process.stderr.isTTY ? await startProgress(paths, 'entries') : noProgress;
    const deciding = await decidingFor({ store, policy: policyOf(args, settings), now });
    batch = deciding.batch;
    const options: ImportOptions = {
      store,
      deciding,
      from,
      column: args.values.get('column') ?? '',
      name: args.values.get('name') ?? '',
      stream: args.values.get('stream') ?? '',
      scopes: scopesOf(args, settings),
      kind: kindIn(args),
      until: untilOf(args, now),
    };
    for await (const step of stepsOf(paths, options)) {
      take(step, sums, progress);
      await breathe();
      if (interrupted()) break;
    }
    progress.end();
  });
  await conclude(args, sums, batch);
  if (interrupted()) return EXIT.interrupted;
  return sums.bad + sums.unreadable + sums.passedOver.size > 0 ? EXIT.unreadable : EXIT.ok;
}

async function* stepsOf(
  paths: readonly string[],
  options: ImportOptions,
): AsyncGenerator<ImportStep> {
  for (const path of paths) yield* importList(path, options);
}

function take(step: ImportStep, sums: Sums, progress: Progress): void {
  if (step.kind === 'imported') add(step, sums, progress);
  else if (step.kind === 'begun') {
    progress.clear();
    warn(`${step.name}: ${step.title}`);
  } else {
    progress.clear();
    sums.unreadable++;
    warn(`${step.name}: ${step.why}`);
  }
}

/** Beyond, they are only counted. */
const MOST_TOLD = 20;

function add(
  step: Extract<ImportStep, { kind: 'imported' }>,
  sums: Sums,
  progress: Progress,
): void {
  if (step.bad.length + step.alive.length + step.released.length > 0) progress.clear();
  for (const bad of step.bad) tellBad(bad, ++sums.bad);
  for (const { address, since, life } of step.alive)
    if (++sums.alive <= MOST_TOLD)
      warn(
        `${address} is in the list since ${day(since)}, but took mail or was read on ${day(life)}`,
      );
  for (const address of step.released)
    if (++sums.released <= MOST_TOLD)
      warn(`${address} was released after the list's date: left out`);
  sums.added += step.added;
  sums.known += step.known;
  for (const [why, times] of step.passedOver)
    sums.passedOver.set(why, (sums.passedOver.get(why) ?? 0) + times);
  progress.advance(step.added + step.known, step.weight);
}

const day = (time: number): string => timeText(time).slice(0, 10);

async function conclude(args: Args, sums: Sums, batch: string): Promise<void> {
  const { added, known, released, alive, bad, passedOver } = sums;
  for (const [why, times] of passedOver) warn(`left out ${counted(times, 'row', 'rows')}: ${why}`);
  if (bad > 0) warn(`left out ${counted(bad, 'row', 'rows')} without an address`);
  if (released > 0)
    warn(
      `left out ${counted(released, 'entry', 'entries')} that a person released after the list's date`,
    );
  if (alive > 0)
    warn(
      `imported ${counted(alive, 'entry of an address', 'entries of addresses')} that showed life after the list's date; \`suppressions remove\` releases them`,
    );
  if (args.switches.has('json')) {
    const told = { ...sums, batch: added > 0 ? batch : null };
    await write(`${JSON.stringify({ ...told, passedOver: Object.fromEntries(passedOver) })}\n`);
    return;
  }
  const undo = added > 0 ? ` as batch ${batch}: \`undo ${batch}\` takes them back` : '';
  await write(
    `${counted(added, 'entry', 'entries')} added, ${known.toLocaleString('en')} known before${undo}\n`,
  );
}
