// `postbound outcomes`: lists what became of each message for each recipient.

import type { StoredOutcome } from '../ports/store.ts';
import { limitOf } from './address.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { FILTER_DETAIL, FILTER_OPTIONS, filterOf } from './filter.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, write } from './out.ts';
import { csvLine } from './screen/csv.ts';
import { harmless } from './screen/width.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeText } from './times.ts';
import { UsageError } from './usage-error.ts';

export const outcomesCommand: Command = {
  name: 'outcomes',
  summary: 'list what became of each message for each recipient',
  usage: [''],
  details: [
    'One row for each message and recipient, oldest first: final state, stage, reason, attempts, times. A table for reading; --json prints one object a line, --csv a spreadsheet. Times are UTC.',
    FILTER_DETAIL,
  ],
  options: [
    ...FILTER_OPTIONS,
    { name: 'limit', value: 'N', help: 'so many rows at most' },
    { name: 'json', help: 'one JSON object a line' },
    { name: 'csv', help: 'comma-separated values with a head' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound outcomes --state failed --since 7d', what: 'failures of the last week' },
    {
      line: 'postbound outcomes --receiver example.com --csv > example.csv',
      what: 'one receiver, as a spreadsheet',
    },
  ],
  run,
};

const COLUMNS = [
  'recipient',
  'state',
  'stage',
  'reason',
  'fault',
  'address',
  'confidence',
  'attempts',
  'greylisted',
  'first',
  'accepted',
  'failed',
  'last',
  'host',
  'forwardedTo',
  'opens',
  'clicks',
  'complaints',
  'message',
  'stream',
  'campaign',
] as const;

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

async function run(args: Args): Promise<number> {
  if (args.words.length > 0) throw new UsageError(`${args.words[0]}: it takes options only`);
  const { head, line } = layoutOf(args);
  const filter = { ...filterOf(args, Date.now()), limit: limitOf(args, NO_LIMIT) };
  const interrupted = onInterrupt();
  await write(head);
  await withStore(args, 'read', async (store) => {
    for await (const outcome of store.outcomes(filter)) {
      await write(line(outcome));
      if (interrupted()) break;
    }
    await breathe();
  });
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

interface Layout {
  readonly head: string;
  readonly line: (outcome: StoredOutcome) => string;
}

function layoutOf(args: Args): Layout {
  if (args.switches.has('json'))
    return { head: '', line: (outcome) => `${JSON.stringify(outcome)}\n` };
  if (args.switches.has('csv')) return { head: csvLine(COLUMNS), line: csvOf };
  return { head: tableHead(), line: tableLine };
}

const iso = (time: number): string => (time === 0 ? '' : new Date(time).toISOString());

function csvOf(it: StoredOutcome): string {
  const { message } = it;
  const values: Record<(typeof COLUMNS)[number], string | number | boolean> = {
    recipient: it.recipient,
    state: it.state,
    stage: it.stage,
    reason: it.reason,
    fault: it.fault,
    address: it.addressPermanence,
    confidence: it.confidence.toFixed(2),
    attempts: it.attempts,
    greylisted: it.greylisted,
    first: iso(it.firstAt),
    accepted: iso(it.acceptedAt),
    failed: iso(it.failedAt),
    last: iso(it.lastAt),
    host: it.host,
    forwardedTo: it.forwardedTo,
    opens: it.opens,
    clicks: it.clicks,
    complaints: it.complaints,
    message: message.name,
    stream: message.stream,
    campaign: message.campaign,
  };
  return csvLine(COLUMNS.map((column) => values[column]));
}

const WIDTHS = [19, 22, 8, 24, 4] as const;

function tableHead(): string {
  const [first, state, stage, reason, tries] = WIDTHS;
  const names = [
    'FIRST'.padEnd(first),
    'STATE'.padEnd(state),
    'STAGE'.padEnd(stage),
    'REASON'.padEnd(reason),
    'TRY'.padStart(tries),
  ];
  return `${names.join(' ')}  RECIPIENT\n`;
}

function tableLine(it: StoredOutcome): string {
  const [first, state, stage, reason, tries] = WIDTHS;
  const columns = [
    timeText(it.firstAt).padEnd(first),
    it.state.padEnd(state),
    (it.stage === 'never' ? '—' : it.stage).padEnd(stage),
    it.reason.padEnd(reason),
    String(it.attempts).padStart(tries),
  ];
  return `${columns.join(' ')}  ${harmless(it.recipient)}\n`;
}
