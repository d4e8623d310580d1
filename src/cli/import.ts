// `postbound import`: reads logs, webhooks, returned mails and sent logs into the store.

import { formatNames } from '../app/import/identify.ts';
import { importFiles, type Progressed } from '../app/import/importer.ts';
import { makeImportWork } from '../app/import/work.ts';
import { isZone } from '../app/settings.ts';
import { type Args, choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { decideInto, judgeOf } from './decide.ts';
import { DecisionSums } from './decision-sums.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, warn, write } from './out.ts';
import { ownRules, RULES_OPTION } from './own-rules.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { noProgress, type Progress, startProgress } from './progress.ts';
import { count } from './screen/summary-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'read logs, webhooks, returned mails, sent logs and reports into the store',
  usage: ['PATH…', '-'],
  details: [
    'PATH is a file or a folder of any of these, compressed (gzip, Zstandard) or not; what a file holds is found out by its content. Everything is joined by message and recipient, whatever the order of the files.',
    'DMARC and TLS reports of other mail systems are read too: as XML or JSON, in gzip or zip, or as the mails they come in. `postbound reports` shows them.',
    'Nothing is counted twice: importing a file again adds what is new in it. A log is read on from where it was left, also after it was rotated. An import that was interrupted, even by a crash, goes on when it is started again.',
    'Then incidents are looked for and addresses decided about by the policy of postbound.toml (see `decide`): nothing leaves the machine, `check` and `suppressions export` tell the sending system.',
    'Your own domains and the tokens of your return paths stand in postbound.toml: without them a forged bounce cannot be told from a real one.',
  ],
  options: [
    { name: 'from', value: 'FORMAT', help: `what the files are: ${formatNames().join(', ')}` },
    {
      name: 'zone',
      value: 'ZONE',
      help: 'time zone of logs that do not tell it: Europe/Berlin (default: zone in postbound.toml, else UTC)',
    },
    { name: 'no-raw', help: 'do not keep the returned mails themselves' },
    { name: 'no-decide', help: 'do not look for incidents, decide about no address' },
    { name: 'json', help: 'print the sums as one JSON object' },
    RULES_OPTION,
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound import sent.csv /var/log/mail.log* Maildir/', what: 'all that is known' },
    { line: 'ssh mx1 cat mail.log | postbound import -', what: 'a log by a pipe' },
    { line: 'postbound import --from ses events/', what: 'payloads that SNS delivered' },
  ],
  run,
};

interface Sums {
  files: number;
  added: number;
  known: number;
  messages: number;
  /** New reports of other mail systems. */
  reports: number;
  unreadable: number;
  readonly problems: Map<string, number>;
}

async function run(args: Args): Promise<number> {
  const paths = args.words.length > 0 ? args.words : fromPipe();
  const from = choice(args, 'from', formatNames()) ?? '';
  const own = await ownRules(args);
  const interrupted = onInterrupt();
  const sums: Sums = {
    files: 0,
    added: 0,
    known: 0,
    messages: 0,
    reports: 0,
    unreadable: 0,
    problems: new Map(),
  };
  const decisions = args.switches.has('no-decide') ? null : new DecisionSums();
  const started = performance.now();
  let seconds = 0;
  await withStore(args, 'write', async (store, settings) => {
    // Before hours of reading: a policy that cannot be used ends the command.
    const policy = decisions && policyOf(args, settings);
    const work = makeImportWork({
      paths,
      store,
      from,
      settings,
      zone: zoneOf(args) ?? settings.zone,
      keepRaw: !args.switches.has('no-raw'),
      rules: own?.rules ?? null,
    });
    const progress = process.stderr.isTTY ? await startProgress(paths, 'events') : noProgress;
    for await (const step of importFiles(work)) {
      take(step, sums, progress);
      await breathe();
      if (interrupted()) break;
    }
    progress.end();
    seconds = (performance.now() - started) / 1000;
    if (policy && decisions && !interrupted()) {
      const deciding = { store, policy, now: Date.now(), judge: judgeOf(settings) };
      await decideInto(decisions, deciding, interrupted);
    }
  });
  await conclude(args, sums, seconds, decisions);
  if (interrupted()) return EXIT.interrupted;
  return sums.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
}

function zoneOf(args: Args): string | undefined {
  const zone = args.values.get('zone');
  if (zone === undefined || isZone(zone)) return zone;
  throw new UsageError(`--zone ${zone}: no such time zone; it is written like Europe/Berlin`);
}

function fromPipe(): string[] {
  if (!process.stdin.isTTY) return ['-'];
  throw new UsageError('nothing to import: name files or folders, or pipe a log in');
}

function take(step: Progressed, sums: Sums, progress: Progress): void {
  if (step.kind === 'begun') sums.files++;
  else if (step.kind === 'stored') {
    sums.added += step.added;
    sums.known += step.known;
    sums.reports += step.reports;
    progress.advance(step.added + step.known, step.weight);
  } else if (step.kind === 'settled') sums.messages += step.messages;
  else if (step.kind === 'problems')
    for (const problem of step.problems)
      sums.problems.set(problem, (sums.problems.get(problem) ?? 0) + 1);
  else {
    sums.unreadable++;
    progress.clear();
    warn(`${step.name}: ${step.why}`);
  }
}

const MOST_PROBLEMS = 20;

async function conclude(
  args: Args,
  sums: Sums,
  seconds: number,
  decisions: DecisionSums | null,
): Promise<void> {
  const { problems, ...counts } = sums;
  if (args.switches.has('json')) {
    await write(
      `${JSON.stringify({ ...counts, problems: Object.fromEntries(problems), decisions })}\n`,
    );
    return;
  }
  const sorted = [...problems].sort(([, a], [, b]) => b - a);
  for (const [problem, times] of sorted.slice(0, MOST_PROBLEMS))
    warn(times === 1 ? problem : `${problem} (${count(times)} times)`);
  if (sorted.length > MOST_PROBLEMS)
    warn(`and ${count(sorted.length - MOST_PROBLEMS)} more kinds of problems; --json has all`);
  const rate = Math.round((counts.added + counts.known) / Math.max(seconds, 0.001));
  await write(
    `${count(counts.added)} events added, ${count(counts.known)} known before; ${count(counts.messages)} messages settled in ${seconds.toFixed(1)} s (${count(rate)} events a second)\n`,
  );
  if (counts.reports > 0)
    await write(`${count(counts.reports)} reports of other mail systems added\n`);
  if (decisions) await write(`${decisions.text()}\n`);
}
