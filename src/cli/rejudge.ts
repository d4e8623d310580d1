// `postbound rejudge`: shows what the rules of today change in remembered verdicts, and changes them where asked to.

import { rejudge } from '../app/rejudge.ts';
import { builtInRules } from '../pipeline/classify.ts';
import { VerdictChanges } from '../rules/verdict-changes.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { breathe, write } from './out.ts';
import { ownRules, RULES_DETAIL, RULES_OPTION } from './own-rules.ts';
import { changesScreen } from './screen/changes-screen.ts';
import { painter } from './screen/paint.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';

export const rejudgeCommand: Command = {
  name: 'rejudge',
  summary: 'judge remembered events by the rules of today: what would change',
  usage: [''],
  details: [
    'Every reply and notice in the store is judged again. Without --apply nothing is written: the changes are shown, grouped, most frequent first, each with an example. With --apply the new verdicts are written and the outcomes computed again; the events themselves stay as they came.',
    RULES_DETAIL,
  ],
  options: [
    { name: 'apply', help: 'write the new verdicts' },
    { name: 'json', help: 'one JSON object a kind of change, then the sums' },
    RULES_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound rejudge', what: 'after an update: what it would change' },
    { line: 'postbound rejudge --rules mine.toml --apply', what: 'with a rule of your own' },
  ],
  run,
};

const WIDTH = 80;

async function run(args: Args): Promise<number> {
  if (args.words.length > 0) throw new UsageError(`${args.words[0]}: it takes options only`);
  const rules = (await ownRules(args))?.rules ?? builtInRules();
  const apply = args.switches.has('apply');
  const changes = new VerdictChanges();
  const interrupted = onInterrupt();
  await withStore(args, apply ? 'write' : 'read', async (store, { own }) => {
    for await (const _ of rejudge({ store, rules, own, apply, changes })) {
      await breathe();
      if (interrupted()) break;
    }
  });
  const isJson = args.switches.has('json');
  const frame = { paint: painter(process.stdout), width: WIDTH };
  const lines = isJson ? jsonLines(changes, apply) : screenLines(changes, apply, frame);
  await write(`${lines.join('\n')}\n`);
  return interrupted() ? EXIT.interrupted : EXIT.ok;
}

function jsonLines(changes: VerdictChanges, applied: boolean): string[] {
  const sorted = changes.sorted();
  const changed = sorted.reduce((sum, change) => sum + change.count, 0);
  return [...sorted, { changed, unchanged: changes.unchanged, applied }].map((one) =>
    JSON.stringify(one),
  );
}

function screenLines(
  changes: VerdictChanges,
  applied: boolean,
  frame: Parameters<typeof changesScreen>[1],
): string[] {
  const hint =
    applied || changes.sorted().length === 0 ? [] : ['Nothing was written; --apply does it.'];
  return [...changesScreen(changes, frame), ...hint];
}
