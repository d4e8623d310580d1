// `postbound backtest`: replays the stored history under several policies and compares them.

import { runBacktest } from '../app/backtest.ts';
import { readTruth } from '../app/backtest-truth.ts';
import { type LoadedPolicy, loadPolicies, policyNames } from '../app/policies.ts';
import type { TextFile } from '../app/text-file.ts';
import { Backtest } from '../decide/backtest/backtest.ts';
import type { CostWeights } from '../decide/backtest/cost.ts';
import type { BacktestReport } from '../decide/backtest/report.ts';
import type { Store } from '../ports/store.ts';
import type { Args } from './args.ts';
import { openDifferences } from './backtest/differences.ts';
import { openFile } from './backtest/files.ts';
import { readWeights, WEIGHTS_HELP } from './backtest/weights.ts';
import { type Command, EXIT } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, warn, write } from './out.ts';
import { noProgress, progressTo } from './progress.ts';
import { painter } from './screen/paint.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf, timeText } from './times.ts';
import { UsageError } from './usage-error.ts';

export const backtestCommand: Command = {
  name: 'backtest',
  summary: 'replay the stored history under several policies and compare what they would have done',
  usage: ['[--policy NAME|FILE …]'],
  details: [
    'Each address is gone through in the order of time, as each policy would have seen it: mails that would not have been sent are left out. What really happened later tells whether a suppression was wrong. Nothing is written to the store.',
    'Without --policy all policies of the package are compared.',
    '--differences lists each address that the first policy and another one treat differently: what either did, when and why, and whether the address lived afterwards. JSON lines; comma-separated values where FILE ends with .csv; - is the standard output, and then the tables are left out.',
    '--truth takes JSON lines {"address", "deadSince"} (epoch ms; 0: it lives; an address with a "lostSince" above 0 that is not dead is left out), as the simulator writes them, and adds exact figures to the estimates.',
    WEIGHTS_HELP,
  ],
  options: [
    {
      name: 'policy',
      value: 'NAME|FILE',
      help: 'a policy of the package, or a TOML file; may be given several times',
    },
    { name: 'presets', help: 'all policies of the package' },
    {
      name: 'from',
      value: 'TIME',
      help: 'history from then on: 2026-01-31, or 90d for the last 90 days',
    },
    { name: 'to', value: 'TIME', help: 'history before then' },
    { name: 'cost', value: 'WEIGHTS', help: 'what a mistake costs: wrong=1,dead-mail=0.01' },
    { name: 'svg', value: 'FILE', help: 'draw the comparison' },
    { name: 'differences', value: 'FILE', help: 'write addresses treated differently' },
    { name: 'truth', value: 'FILE', help: 'when each address died, for exact figures' },
    { name: 'json', help: 'print one JSON object' },
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound backtest', what: 'all policies over all that is remembered' },
    {
      line: 'postbound backtest --policy default --policy mine.toml --differences changes.csv',
      what: 'a policy of your own, and each address it would treat differently',
    },
    { line: 'postbound backtest --from 180d --svg policies.svg', what: 'a picture of half a year' },
  ],
  run,
};

const WIDTH = 100;

async function run(args: Args): Promise<number> {
  if (args.words.length > 0) throw new UsageError(`${args.words[0]}: it takes options only`);
  const policies = policiesOf(args);
  const weights = readWeights(args.values.get('cost'));
  if (args.values.get('differences') === '-' && args.switches.has('json'))
    throw new UsageError('--differences - and --json both want the standard output');
  const truth = await truthOf(args.values.get('truth'));
  const interrupted = onInterrupt();
  const svg = args.values.get('svg');
  const picture = svg === undefined ? null : openFile('svg', svg);
  const report = await withStore(args, 'read', (store) =>
    measure({ args, store, policies, weights, truth, interrupted }),
  );
  if (interrupted()) warn('interrupted: the figures are of those addresses that were looked at');
  const shown = sorted(report, args);
  if (picture) await draw(picture, shown);
  await print(args, shown);
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

function policiesOf(args: Args): readonly LoadedPolicy[] {
  const named = args.lists.get('policy') ?? [];
  const all = args.switches.has('presets') || named.length === 0 ? policyNames() : [];
  const { policies, problems } = loadPolicies([...named, ...all]);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return policies;
}

async function truthOf(path: string | undefined): Promise<ReadonlyMap<string, number> | null> {
  if (path === undefined) return null;
  const { deadSince, problems } = await readTruth(path);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return deadSince;
}

interface Work {
  readonly args: Args;
  readonly store: Store;
  readonly policies: readonly LoadedPolicy[];
  readonly weights: CostWeights;
  readonly truth: ReadonlyMap<string, number> | null;
  readonly interrupted: () => boolean;
}

async function measure(work: Work): Promise<BacktestReport> {
  const { args, store, policies, weights, truth, interrupted } = work;
  const now = Date.now();
  const from = timeOf('from', args.values.get('from'), now) ?? 0;
  const to = timeOf('to', args.values.get('to'), now) ?? 0;
  const last = (await store.historyEnd()) + 1;
  const end = to === 0 ? last : Math.min(to, last);
  const knownSince = Math.max(from, await store.prunedBefore());
  await warnUnwatched(store);
  const options = { policies, incidents: await store.incidents(), end, knownSince, weights };
  const backtest = new Backtest(truth ? { ...options, truth: (one) => truth.get(one) } : options);
  const differences = openDifferences(
    args.values.get('differences'),
    policies.map(({ label }) => label),
  );
  const { addresses } = await store.totals();
  const progress = process.stderr.isTTY ? progressTo(addresses, 'addresses') : noProgress;
  const found = differences.add;
  for await (const seen of runBacktest({ store, backtest, from, to, found })) {
    progress.advance(seen, seen);
    await breathe();
    if (interrupted()) break;
  }
  progress.end();
  await differences.close();
  return backtest.report();
}

async function warnUnwatched(store: Store): Promise<void> {
  const unwatched = await store.unwatched();
  if (!unwatched) return;
  const since = timeText(unwatched.since);
  warn(`nobody has looked for incidents since ${since}: \`postbound decide\` does`);
}

/** By cost where nobody gave an order. */
function sorted(report: BacktestReport, args: Args): BacktestReport {
  if (args.lists.has('policy')) return report;
  return { ...report, policies: report.policies.toSorted((a, b) => a.cost.total - b.cost.total) };
}

async function print(args: Args, report: BacktestReport): Promise<void> {
  if (args.switches.has('json')) await write(`${JSON.stringify(report)}\n`);
  else if (args.values.get('differences') !== '-') {
    const { backtestScreen } = await import('./screen/backtest-screen.ts');
    const width = Math.min(process.stdout.columns ?? WIDTH, WIDTH);
    await write(`${backtestScreen(report, painter(process.stdout), width).join('\n')}\n`);
  }
}

async function draw(file: TextFile, report: BacktestReport): Promise<void> {
  const { backtestPlot } = await import('./plot/backtest-plot.ts');
  await file.write(backtestPlot(report));
  await file.close();
}
