// Prints which verdicts a change of rules changes, over mails and replies that were seen.

import type { Checked } from '../../app/check-files.ts';
import { compareRules } from '../../app/survey.ts';
import { type VerdictChange, VerdictChanges } from '../../rules/verdict-changes.ts';
import type { Args } from '../args.ts';
import { write } from '../out.ts';
import { painter } from '../screen/paint.ts';
import { count } from '../screen/summary-screen.ts';
import { type Frame, row } from '../screen/verdict-screen.ts';
import { runSteps } from './run-steps.ts';

const WIDTH = 80;

export async function printChanges(
  paths: readonly string[],
  checked: Checked,
  args: Args,
): Promise<number> {
  const changes = new VerdictChanges();
  const code = await runSteps(compareRules(paths, checked, changes));
  const sorted = changes.sorted();
  const changed = sorted.reduce((sum, change) => sum + change.count, 0);
  if (args.switches.has('json')) {
    const records = [...sorted, { unchanged: changes.unchanged, changed }];
    await write(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    return code;
  }
  const frame: Frame = { paint: painter(process.stdout), width: WIDTH };
  const lines = [
    ...sorted.flatMap((change) => ['', ...screen(change, frame)]),
    '',
    frame.paint(
      'strong',
      `${count(changed)} verdicts changed, ${count(changes.unchanged)} did not`,
    ),
  ];
  await write(`${lines.join('\n')}\n`);
  return code;
}

function screen(change: VerdictChange, frame: Frame): string[] {
  const what = change.field === 'reason' ? '' : `${change.reason}, ${change.field}: `;
  const title = `${what}${change.before} → ${change.after}`;
  return [
    `${frame.paint('strong', title)}  ${count(change.count)}`,
    ...row('Example', change.example, frame),
    ...row('Rule', change.rule || 'none', frame),
  ];
}
