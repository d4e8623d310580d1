// Lays changed verdicts out for a person: each kind of change with its count, an example and the rule.

import type { VerdictChange, VerdictChanges } from '../../rules/verdict-changes.ts';
import { count } from './summary-screen.ts';
import { type Frame, row } from './verdict-screen.ts';

export function changesScreen(changes: VerdictChanges, frame: Frame): string[] {
  const sorted = changes.sorted();
  const changed = sorted.reduce((sum, change) => sum + change.count, 0);
  const sum = `${count(changed)} verdicts changed, ${count(changes.unchanged)} did not`;
  return [
    ...sorted.flatMap((change) => ['', ...lines(change, frame)]),
    '',
    frame.paint('strong', sum),
  ];
}

function lines(change: VerdictChange, frame: Frame): string[] {
  const what = change.field === 'reason' ? '' : `${change.reason}, ${change.field}: `;
  const title = `${what}${change.before} → ${change.after}`;
  return [
    `${frame.paint('strong', title)}  ${count(change.count)}`,
    ...row('Example', change.example, frame),
    ...row('Rule', change.rule || 'none', frame),
  ];
}
