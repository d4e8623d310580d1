// `postbound decode`: turns bounce mails into one line of JSON each.

import { type Answer, decodePaths } from '../app/decode-paths.ts';
import { LAYOUTS, type Layout } from '../app/layouts.ts';
import { addTally, emptyTally, type Tally } from '../app/tally.ts';
import { type Args, choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, warn, writeBytes } from './out.ts';
import { ownRules, RULES_DETAIL, RULES_OPTION } from './own-rules.ts';
import { noProgress, type Progress, startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

export const decodeCommand: Command = {
  name: 'decode',
  summary: 'turn bounce mails into JSON, one line a mail',
  usage: ['PATH…', '[-]'],
  details: [
    'PATH is a mail, a mailbox (mbox), a Maildir or any other folder; `-` or nothing reads the standard input. Files may be compressed (gzip, Zstandard). The lines come in the order of the input: arguments as given, folders by name, mailboxes from first to last, their mails named box.mbox#1, box.mbox#2 …',
    'Of a Maildir, new and cur are read, tmp never. Hidden files are passed over. A file that cannot be read is named on the standard error; the rest goes on.',
    'With --as sisimai there is one line a recipient, with the field names of Sisimai 5; as there, successes and absence notes are left out.',
    RULES_DETAIL,
  ],
  options: [
    { name: 'as', value: 'NAMES', help: `field names of the output: ${LAYOUTS.join(' or ')}` },
    {
      name: 'jobs',
      short: 'j',
      value: 'N',
      help: 'worker threads (default 1); `auto` takes one for each processor',
    },
    {
      name: 'summary',
      help: 'at the end, tables by kind, reason and receiver on the standard error',
    },
    RULES_OPTION,
  ],
  examples: [
    { line: 'postbound decode bounces/ > bounces.jsonl', what: 'a folder' },
    {
      line: 'postbound decode ~/Maildir --jobs auto --summary > /dev/null',
      what: 'only the sums of a Maildir',
    },
    { line: 'zcat 2026-*.mbox.gz | postbound decode -', what: 'mailboxes through a pipe' },
    { line: 'postbound decode box.mbox#3', what: 'one mail of a mailbox' },
  ],
  run,
};

const MOST_JOBS = 64;

async function run(args: Args): Promise<number> {
  const layout: Layout = choice(args, 'as', LAYOUTS) ?? 'postbound';
  const jobs = await jobsOf(args.values.get('jobs') ?? '1');
  const own = (await ownRules(args))?.files ?? [];
  const paths = args.words.length > 0 ? args.words : fromPipe();
  const sum: Sum = { tally: emptyTally(), unreadable: 0, started: performance.now() };
  const progress = process.stderr.isTTY ? await startProgress(paths) : noProgress;
  const interrupted = onInterrupt();
  for await (const answer of decodePaths({ paths, manner: { layout, own }, jobs })) {
    await take(answer, sum, progress);
    await breathe();
    if (interrupted()) break;
  }
  progress.end();
  if (args.switches.has('summary')) await summarise(sum);
  if (interrupted()) return EXIT.interrupted;
  return sum.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
}

interface Sum {
  readonly tally: Tally;
  unreadable: number;
  readonly started: number;
}

async function take({ text, sum: answer }: Answer, sum: Sum, progress: Progress): Promise<void> {
  await writeBytes(text);
  addTally(sum.tally, answer.tally);
  sum.unreadable += answer.unreadable.length;
  if (answer.unreadable.length > 0) progress.clear();
  for (const { name, why } of answer.unreadable) warn(`${name}: ${why}`);
  progress.advance(answer.tally.mails, answer.bytes);
}

async function summarise({ tally, unreadable, started }: Sum): Promise<void> {
  const { summaryScreen } = await import('./screen/summary-screen.ts');
  const { painter } = await import('./screen/paint.ts');
  const seconds = (performance.now() - started) / 1000;
  const lines = summaryScreen({ tally, unreadable, seconds }, painter(process.stderr));
  process.stderr.write(`${lines.join('\n')}\n`);
}

function fromPipe(): string[] {
  if (!process.stdin.isTTY) return ['-'];
  throw new UsageError('nothing to decode: name a file or folder, or pipe a mail in');
}

async function jobsOf(value: string): Promise<number> {
  if (value === 'auto') return (await import('node:os')).availableParallelism();
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UsageError(`--jobs ${value}: must be a number from 1 to ${MOST_JOBS}, or auto`);
}
