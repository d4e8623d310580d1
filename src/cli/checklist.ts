// `postbound checklist`: prints what receivers demand of senders.

import { REASONS } from '../model/reason.ts';
import { allChecklists, checklistFor, checklistNamed } from '../pipeline/checklist.ts';
import type { Checklist } from '../sender/checklist.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { write } from './out.ts';
import { checklistScreen } from './screen/checklist-screen.ts';
import { painter } from './screen/paint.ts';
import { UsageError } from './usage-error.ts';

export const checklistCommand: Command = {
  name: 'checklist',
  summary: 'show what receivers demand of those who send to them, with their pages',
  usage: ['', 'RECEIVER', 'REASON', 'REASON RECEIVER'],
  details: [
    'RECEIVER is a name as `postbound rules list` shows it before the `/` (apple, orange, t-online), or one of its domains (t-online.de). REASON is one of `postbound reasons`. Without both, all receivers that have a list are named.',
    'With --json one list a line: {"receiver", "name", "domains", "demands": [{"says", "reasons", "checks", "source", "page"}]}.',
  ],
  options: [{ name: 'json', help: 'print JSON, one list a line' }],
  examples: [
    { line: 'postbound checklist t-online', what: 'all that one receiver demands' },
    { line: 'postbound checklist auth-dmarc orange', what: 'what it demands for one reason' },
    { line: 'postbound checklist ptr-invalid', what: 'what all of them demand for one reason' },
  ],
  run,
};

const WIDTH = 80;

async function run(args: Args): Promise<number> {
  const lists = asked(args.words);
  if (args.switches.has('json')) {
    await write(lists.map((list) => `${JSON.stringify(list)}\n`).join(''));
    return EXIT.ok;
  }
  const width = Math.min(process.stdout.columns ?? WIDTH, WIDTH);
  const frame = { paint: painter(process.stdout), width };
  const lines =
    args.words.length === 0
      ? names(lists)
      : lists.flatMap((list, at) => [...(at > 0 ? [''] : []), ...checklistScreen(list, frame)]);
  await write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

function asked([first, second, ...more]: readonly string[]): readonly Checklist[] {
  if (more.length > 0) throw new UsageError('name a reason, a receiver, or both');
  if (first === undefined) return allChecklists();
  const reason = REASONS.find((one) => one === first);
  if (second !== undefined) return [forBoth(reason, first, second)];
  if (reason !== undefined) return forReason(reason);
  return [named(first)];
}

function forBoth(reason: string | undefined, first: string, receiver: string): Checklist {
  if (reason === undefined)
    throw new UsageError(`${first} is no reason${didYouMean(first, REASONS)}`);
  named(receiver);
  const list = checklistFor(reason, receiver);
  if (list) return list;
  throw new UsageError(`nobody demands anything of senders for ${reason}`);
}

function forReason(reason: string): Checklist[] {
  const lists = allChecklists().flatMap((list) => {
    const demands = list.demands.filter(({ reasons }) => reasons.includes(reason));
    return demands.length > 0 ? [{ ...list, demands }] : [];
  });
  if (lists.length > 0) return lists;
  throw new UsageError(`nobody demands anything of senders for ${reason}`);
}

function named(receiver: string): Checklist {
  const list = checklistNamed(receiver);
  if (list) return list;
  const known = [...allChecklists().map((one) => one.receiver), ...REASONS];
  throw new UsageError(`no list for ${receiver}${didYouMean(receiver, known)}`);
}

const COLUMN = 18;

const names = (lists: readonly Checklist[]): string[] =>
  lists.map(({ receiver, name }) => `${receiver.padEnd(COLUMN)}${name}`);
