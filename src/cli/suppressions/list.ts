// `postbound suppressions list`: how addresses stand that are suppressed, held or on probation.

import { type Selected, selectStandings } from '../../app/suppressions/select-standings.ts';
import type { HashedList } from '../../ports/decision-store.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { onInterrupt } from '../interrupt.ts';
import { breathe, warn, write } from '../out.ts';
import { csvLine } from '../screen/csv.ts';
import { endText } from '../screen/standing-words.ts';
import { count, counted } from '../screen/summary-screen.ts';
import { fittedLine, harmless } from '../screen/width.ts';
import { withStore } from '../store.ts';
import { timeOf, timeText } from '../times.ts';
import { UsageError } from '../usage-error.ts';
import { refuseOthers, statesOf } from './options.ts';

export async function listSuppressions(args: Args): Promise<number> {
  refuseOthers(args, 'list', ['stream', 'state', 'rule', 'since', 'at', 'json', 'csv']);
  if (args.words.length > 0)
    throw new UsageError(`${args.words[0]}: list takes options only; ask check for one address`);
  const now = Date.now();
  const filter = {
    at: timeOf('at', args.values.get('at'), now) ?? now,
    states: statesOf(args),
    streams: args.lists.get('stream') ?? [],
    rules: args.lists.get('rule') ?? [],
    since: timeOf('since', args.values.get('since'), now) ?? 0,
  };
  const { head, row } = layoutOf(args);
  const interrupted = onInterrupt();
  await write(head);
  await withStore(args, 'read', async (store) => {
    let shown = 0;
    for await (const selected of selectStandings(store, filter)) {
      shown += selected.length;
      await write(selected.map(row).join(''));
      await breathe();
      if (interrupted()) return;
    }
    warn(`${count(shown)} listed`);
    tellHashes(await store.hashedLists());
  });
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

function tellHashes(lists: readonly HashedList[]): void {
  for (const { name, algorithm, hashes, since } of lists)
    warn(
      `and ${counted(hashes.length, 'address', 'addresses')} known by ${algorithm} hashes alone: list ${name}, of ${timeText(since).slice(0, 10)}`,
    );
}

interface Layout {
  readonly head: string;
  readonly row: (one: Selected) => string;
}

const COLUMNS = [
  'address',
  'stream',
  'state',
  'since',
  'until',
  'next',
  'by',
  'who',
  'rule',
  'why',
] as const;

function layoutOf(args: Args): Layout {
  if (args.switches.has('json')) return { head: '', row: jsonRow };
  if (args.switches.has('csv')) return { head: csvLine(COLUMNS), row: csvRow };
  return {
    head: `${'STATE'.padEnd(STATE)}${'SINCE'.padEnd(DAY)}${'UNTIL'.padEnd(DAY)}ADDRESS\n`,
    row: tableRow,
  };
}

const iso = (time: number): string => (time === 0 ? '' : new Date(time).toISOString());

function told({
  state,
  since,
  until,
  standing,
}: Selected): Record<(typeof COLUMNS)[number], string> {
  const { address, stream, by, who, rule, why } = standing;
  // What follows was told of the state that came before this one.
  const next = state !== standing.state ? 'clear' : standing.next;
  return {
    address,
    stream,
    state,
    since: iso(since),
    until: iso(until),
    next: typeof next === 'string' ? next : 'suppressed',
    by,
    who,
    rule,
    why,
  };
}

const jsonRow = (one: Selected): string => {
  const { until, ...rest } = told(one);
  return `${JSON.stringify({ ...rest, until: until || null })}\n`;
};

function csvRow(one: Selected): string {
  const values = told(one);
  return csvLine(COLUMNS.map((column) => values[column]));
}

const STATE = 11;
const DAY = 11;
const ADDRESS = 32;

function tableRow({ state, since, until, standing }: Selected): string {
  const { address, stream, why, rule } = standing;
  const end = endText(state, until);
  const scope = stream === '' ? '' : `[${stream}] `;
  const reason = harmless(`${scope}${rule === '' ? '' : `${rule}: `}${why}`.replace(/: $/, ''));
  const begin = timeText(since).slice(0, 10);
  return fittedLine(
    `${state.padEnd(STATE)}${begin.padEnd(DAY)}${end.padEnd(DAY)}${harmless(address).padEnd(ADDRESS)} ${reason}`,
  );
}
