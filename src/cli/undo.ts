// `postbound undo`: takes back a decision, all of a batch, or all that rests on an incident.

import type { DecideWork } from '../app/decide/decide-store.ts';
import type { Written } from '../app/decide/tell.ts';
import { undoBatch, undoDecisions, undoIncident } from '../app/decide/undo.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { warn, write } from './out.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { counted } from './screen/summary-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';
import { BY_OPTION, whoOf } from './who.ts';

export const undoCommand: Command = {
  name: 'undo',
  summary: 'take back a decision, a batch, or what rests on an incident',
  usage: ['D123… | B20261125-101500 | I7'],
  details: [
    'D123 is a decision, as `why` and `address` show it; B… is everything that one run decided; I7 everything that policies decided because of failures within an incident.',
    'Nothing is deleted: an entry is added that takes the other one back, and the address then stands as if the failure behind it had never happened. An `undo` is a decision too and can be taken back. What was taken back before is left alone.',
  ],
  options: [
    { name: 'reason', value: 'TEXT', help: 'why, in a sentence; it is kept' },
    BY_OPTION,
    { name: 'json', help: 'one JSON object an entry' },
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound undo D123 --reason "Anna called: she reads it"', what: 'one decision' },
    { line: 'postbound undo B20261125-101500', what: 'all that one run decided' },
  ],
  run,
};

const NAMED = /^(?:([DdIi])(\d{1,15})|[Bb](\d{8}-\d{6}))$/;

type Target =
  | { readonly what: 'decisions'; readonly ids: readonly number[] }
  | { readonly what: 'batch'; readonly batch: string }
  | { readonly what: 'incident'; readonly id: number };

async function run(args: Args): Promise<number> {
  const target = targetOf(args.words);
  const undoing = { who: whoOf(args), why: args.values.get('reason') ?? '' };
  const now = Date.now();
  const written = await withStore(args, 'write', async (store, settings) => {
    const work = { store, policy: policyOf(args, settings), now };
    if (target.what === 'batch')
      return await undoBatch(work, await decisionsOf(work, target), undoing);
    if (target.what === 'decisions')
      return await undoDecisions(work, await decisionsOf(work, target), undoing);
    const incident = (await store.incidents()).find(({ id }) => id === target.id);
    if (!incident) throw new UsageError(`there is no incident I${target.id}`);
    return await undoIncident(work, incident, undoing);
  });
  return await conclude(args, written);
}

function targetOf(words: readonly string[]): Target {
  const [first, ...more] = words;
  if (first === undefined) throw new UsageError('name a decision (D123), a batch or an incident');
  const [, kind = '', number = '', batch] = NAMED.exec(first) ?? [];
  if (batch !== undefined && more.length === 0) return { what: 'batch', batch: `B${batch}` };
  if (kind.toUpperCase() === 'I' && more.length === 0)
    return { what: 'incident', id: Number(number) };
  return { what: 'decisions', ids: words.map(decisionNumber) };
}

function decisionNumber(word: string): number {
  const [, kind = '', number = ''] = NAMED.exec(word) ?? [];
  if (kind.toUpperCase() === 'D') return Number(number);
  throw new UsageError(
    `${word}: a decision is written D123, a batch B20261125-101500, an incident I7; one batch or incident at a time`,
  );
}

async function decisionsOf(
  { store }: DecideWork,
  target: Exclude<Target, { what: 'incident' }>,
): ReturnType<typeof store.decisions> {
  const found = await store.decisions(
    target.what === 'batch' ? { batch: target.batch } : { ids: target.ids },
  );
  if (target.what === 'batch') {
    if (found.length === 0) throw new UsageError(`nothing was decided by a batch ${target.batch}`);
    return found;
  }
  const known = new Set(found.map(({ id }) => id));
  const missing = target.ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new UsageError(`there is no decision ${missing.map((id) => `D${id}`).join(', ')}`);
  return found;
}

async function conclude(args: Args, { batch, entries }: Written): Promise<number> {
  const undone = entries.filter(({ action, by }) => action === 'undo' && by === 'person');
  if (args.switches.has('json')) {
    await write(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return EXIT.ok;
  }
  if (undone.length === 0) {
    warn(
      'nothing to take back: it was taken back before, nothing rests on it, or a policy released or took back what it says',
    );
    return EXIT.ok;
  }
  const addresses = new Set(undone.map(({ address }) => address)).size;
  await write(
    `${counted(undone.length, 'decision', 'decisions')} about ${counted(addresses, 'address', 'addresses')} taken back (batch ${batch})\n`,
  );
  return EXIT.ok;
}
