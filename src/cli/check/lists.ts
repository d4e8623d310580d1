// Answers whether the addresses of lists may be sent to, row after row.

import { type Checked, checkList } from '../../app/suppressions/check-list.ts';
import {
  type Asked,
  type StandingIndex,
  standingIndex,
} from '../../app/suppressions/standing-index.ts';
import { isSendable, type StateAt } from '../../model/standing-at.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../command.ts';
import { onInterrupt } from '../interrupt.ts';
import { breathe, warn, write, writeBytes } from '../out.ts';
import { noProgress, type Progress, startProgress } from '../progress.ts';
import { count, counted } from '../screen/summary-screen.ts';
import { withStore } from '../store.ts';
import { tellBad } from '../suppressions/bad-records.ts';
import { rowLayout, stateOf } from './rows.ts';

type Records = Extract<Checked, { kind: 'checked' }>;

interface Sums {
  readonly states: Record<StateAt, number>;
  /** Of those that may not be sent to: free for some streams. */
  partly: number;
  bad: number;
  unreadable: number;
}

interface Printer {
  readonly head: (head: string) => Promise<void> | undefined;
  readonly rows: (checked: Records) => Promise<void> | undefined;
}

export async function checkLists(
  args: Args,
  lists: readonly string[],
  asked: Asked,
): Promise<number> {
  const started = performance.now();
  const interrupted = onInterrupt();
  const sums: Sums = {
    states: { clear: 0, probation: 0, held: 0, suppressed: 0 },
    partly: 0,
    bad: 0,
    unreadable: 0,
  };
  await withStore(args, 'read', async (store) => {
    const index = await standingIndex(store, asked);
    const isShown = process.stderr.isTTY && !process.stdout.isTTY;
    const progress = isShown ? await startProgress(lists, 'addresses') : noProgress;
    const printer = await printerOf(args);
    for await (const step of stepsOf(lists, args.values.get('column') ?? '', index)) {
      await take(step, sums, printer, progress);
      await breathe();
      if (interrupted()) break;
    }
    progress.end();
  });
  conclude(sums, asked, (performance.now() - started) / 1000);
  if (interrupted()) return EXIT.interrupted;
  return sums.unreadable + sums.bad > 0 ? EXIT.unreadable : EXIT.ok;
}

async function* stepsOf(
  lists: readonly string[],
  column: string,
  index: StandingIndex,
): AsyncGenerator<Checked> {
  for (const path of lists) yield* checkList(path, column, index);
}

const isCopy = ({ switches }: Args): boolean => switches.has('keep') || switches.has('drop');

/** The last record of a file may lack its line end. */
const withEnd = (record: string): string => (record.endsWith('\n') ? record : `${record}\n`);

async function printerOf(args: Args): Promise<Printer> {
  if (isCopy(args)) return copier(args.switches.has('keep'));
  const { head, row } = rowLayout(args);
  await write(head);
  return {
    head: () => undefined,
    rows: ({ records }) => write(records.map((one) => row(one.address, one.against)).join('')),
  };
}

/** Prints records as they came, the head of the first list before them. */
function copier(wanted: boolean): Printer {
  let printed = '';
  return {
    head: (head) => {
      if (head === printed) return undefined;
      printed = head;
      return writeBytes(Buffer.from(withEnd(head), 'latin1'));
    },
    rows: ({ records }) => {
      const copied = records.filter(({ against }) => isSendable(stateOf(against)) === wanted);
      const text = copied.map(({ record }) => withEnd(record)).join('');
      return writeBytes(Buffer.from(text, 'latin1'));
    },
  };
}

async function take(
  step: Checked,
  sums: Sums,
  printer: Printer,
  progress: Progress,
): Promise<void> {
  if (step.kind === 'head') await printer.head(step.head);
  else if (step.kind === 'checked') {
    add(step.records, sums);
    if (step.bad.length > 0) progress.clear();
    for (const bad of step.bad) tellBad(bad, ++sums.bad);
    await printer.rows(step);
    progress.advance(step.records.length, step.weight);
  } else {
    sums.unreadable++;
    progress.clear();
    warn(`${step.name}: ${step.why}`);
  }
}

function add(records: Records['records'], sums: Sums): void {
  for (const { against } of records) {
    sums.states[stateOf(against)]++;
    if (against && against.stream !== '' && !isSendable(against.state)) sums.partly++;
  }
}

function conclude({ states, partly, bad }: Sums, asked: Asked, seconds: number): void {
  const { clear, probation, held, suppressed } = states;
  const all = clear + probation + held + suppressed;
  const note = probation > 0 ? ` (${count(probation)} of them one message on probation)` : '';
  warn(
    `${counted(all, 'address', 'addresses')} in ${seconds.toFixed(1)} s: ${count(clear + probation)} may be sent to${note}, ${count(suppressed)} suppressed, ${count(held)} held`,
  );
  if (bad > 0) warn(`left out ${counted(bad, 'line', 'lines')} without an address`);
  if (asked.stream === '' && partly > 0)
    warn(
      `${count(partly)} of those are suppressed or held for single streams only: name yours with --stream`,
    );
}
