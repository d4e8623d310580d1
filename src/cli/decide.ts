// `postbound decide`: looks for incidents and brings what is decided about addresses up to date.

import {
  type DecideWork,
  decideStore,
  type Step,
  undecideEnded,
} from '../app/decide/decide-store.ts';
import { judgeStore } from '../app/engage/judge-store.ts';
import { loadEngagementJudge } from '../app/engagement.ts';
import type { Settings } from '../app/settings.ts';
import type { EngagementJudge } from '../pipeline/engage.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { DecisionSums } from './decision-sums.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, warn, write } from './out.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { noProgress, progressTo } from './progress.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const decideCommand: Command = {
  name: 'decide',
  summary: 'look for incidents, decide about addresses by a policy',
  usage: [''],
  details: [
    'Done by itself after every import. Called alone, it also lets time pass: holds that ended become what they turn into, suppressions that ended become a probation.',
    'Everything is decided again from what is remembered: what came late, or belongs to an incident that was found since, changes what was decided before. Nothing is deleted: entries that no longer hold are taken back by new ones. With --all every address is looked at again, which a changed policy needs, and every open and click, which newer signals (`rules update`) need.',
  ],
  options: [
    { name: 'all', help: 'every address, open and click again' },
    { name: 'at', value: 'TIME', help: 'as of then: 2026-12-24 (default: now)' },
    { name: 'json', help: 'print the sums as one JSON object' },
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound decide', what: 'once a day, so that terms end on time' },
    { line: 'postbound decide --all --policy mine.toml', what: 'by a policy of your own' },
  ],
  run,
};

async function run(args: Args): Promise<number> {
  if (args.words.length > 0) throw new UsageError(`${args.words[0]}: it takes options only`);
  const today = Date.now();
  const now = timeOf('at', args.values.get('at'), today) ?? today;
  const sums = new DecisionSums();
  const interrupted = onInterrupt();
  await withStore(args, 'write', async (store, settings) => {
    const policy = policyOf(args, settings);
    if (args.switches.has('all')) {
      await store.unjudge();
      await store.undecide();
    } else await undecideEnded(store, now);
    await decideInto(sums, { store, policy, now, judge: judgeOf(settings) }, interrupted);
  });
  await write(args.switches.has('json') ? `${JSON.stringify(sums)}\n` : `${sums.text()}\n`);
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

/** Of opens and clicks; what cannot be used of the user's lists is told and left out. */
export function judgeOf(settings: Settings): EngagementJudge {
  const { judge, problems } = loadEngagementJudge(settings);
  for (const problem of problems) warn(problem);
  return judge;
}

/** Judges who opened and clicked, looks for incidents, decides what is undecided; adds it up. */
export async function decideInto(
  sums: DecisionSums,
  work: DecideWork & { readonly judge: EngagementJudge },
  interrupted: () => boolean,
): Promise<void> {
  const progress = process.stderr.isTTY ? progressTo(0, 'messages and addresses') : noProgress;
  for await (const messages of judgeStore(work.store, work.judge)) {
    sums.judged += messages;
    progress.advance(messages, 0);
    await breathe();
    if (interrupted()) return progress.end();
  }
  for await (const step of decideStore(work)) {
    take(step, sums);
    if (step.kind === 'decided') progress.advance(step.addresses, 0);
    await breathe();
    if (interrupted()) break;
  }
  progress.end();
}

function take(step: Step, sums: DecisionSums): void {
  if (step.kind === 'watched') sums.addIncidents(step.incidents);
  else sums.addDecided(step.addresses, step.entries, step.batch);
}
