// `postbound suppressions export`: writes what stands suppressed in the form of a provider's list.

import { type ExportOptions, exportList, ruleKindsOf } from '../../app/suppressions/export-list.ts';
import type { SuppressionFormat } from '../../intake/suppression-format.ts';
import { SUPPRESSION_FORMATS } from '../../intake/suppressions/index.ts';
import { type Args, choice } from '../args.ts';
import { EXIT } from '../command.ts';
import { onInterrupt } from '../interrupt.ts';
import { breathe, warn, write } from '../out.ts';
import { policyOf } from '../policy.ts';
import { count, counted } from '../screen/summary-screen.ts';
import { withStore } from '../store.ts';
import { UsageError } from '../usage-error.ts';
import { kindIn, refuseOthers, scopesOf, statesOf } from './options.ts';

export async function exportSuppressions(args: Args): Promise<number> {
  refuseOthers(args, 'export', ['to', 'kind', 'stream', 'scope', 'state', 'policy']);
  if (args.words.length > 0)
    throw new UsageError(
      `${args.words[0]}: export writes to the standard output: > ${args.words[0]}`,
    );
  const format = formatOf(args);
  const stream = args.values.get('stream') ?? '';
  const states = statesOf(args);
  const sums = { written: 0, leftOut: new Map<string, number>() };
  const interrupted = onInterrupt();
  await withStore(args, 'read', async (store, settings) => {
    const options: ExportOptions = {
      format,
      kind: kindIn(args),
      stream,
      scopes: scopesOf(args, settings),
      ruleKinds: ruleKindsOf(policyOf(args, settings)),
      at: Date.now(),
      states: states.length > 0 || format.id === 'csv' ? states : ['suppressed'],
      streams: [],
      rules: [],
      since: 0,
    };
    for await (const text of exportList(store, options, sums)) {
      await write(text);
      await breathe();
      if (interrupted()) return;
    }
    const hashed = await store.hashedLists();
    if (hashed.length > 0)
      warn(`${counted(hashed.length, 'list', 'lists')} of hashes cannot be exported`);
  });
  for (const [why, times] of sums.leftOut)
    if (why !== '') warn(`left out ${counted(times, 'entry', 'entries')}: ${why}`);
  warn(`${counted(sums.written, 'entry', 'entries')} written as ${format.id}`);
  if (format.most > 0 && sums.written > format.most)
    warn(`${format.id} takes ${count(format.most)} rows in one file: split it`);
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

function formatOf(args: Args): SuppressionFormat {
  const ids = SUPPRESSION_FORMATS.map(({ id }) => id);
  const asked = choice(args, 'to', ids);
  const format = SUPPRESSION_FORMATS.find(({ id }) => id === asked);
  if (format) return format;
  throw new UsageError(`say for whom: --to ${ids.join(', --to ')}`);
}
