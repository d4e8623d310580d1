// Prints which verdicts a change of rules changes, over mails and replies that were seen.

import type { Checked } from '../../app/check-files.ts';
import { compareRules } from '../../app/survey.ts';
import { VerdictChanges } from '../../rules/verdict-changes.ts';
import type { Args } from '../args.ts';
import { write } from '../out.ts';
import { changesScreen } from '../screen/changes-screen.ts';
import { painter } from '../screen/paint.ts';
import type { Frame } from '../screen/verdict-screen.ts';
import { runSteps } from './run-steps.ts';

const WIDTH = 80;

export async function printChanges(
  paths: readonly string[],
  checked: Checked,
  args: Args,
): Promise<number> {
  const changes = new VerdictChanges();
  const code = await runSteps(compareRules(paths, checked, changes));
  if (args.switches.has('json')) {
    const sorted = changes.sorted();
    const changed = sorted.reduce((sum, change) => sum + change.count, 0);
    const records = [...sorted, { unchanged: changes.unchanged, changed }];
    await write(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    return code;
  }
  const frame: Frame = { paint: painter(process.stdout), width: WIDTH };
  await write(`${changesScreen(changes, frame).join('\n')}\n`);
  return code;
}
