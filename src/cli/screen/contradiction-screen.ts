// Lays out for a person why a failed mail was opened or clicked, and what to do.

import type { ExplanationCounts } from '../../app/engage/count-explanations.ts';
import { EXPLANATIONS } from '../../model/explanation.ts';
import { TOUCH_VERDICTS, type TouchVerdict } from '../../model/touch.ts';
import type { Explained } from '../../pipeline/explain-contradiction.ts';
import { EXPLANATION_SENTENCES, RECONCILE_ADVICE } from '../../pipeline/words/explanation-words.ts';
import { timeText } from '../times.ts';
import { messageLines, outcomeLines } from './history-screen.ts';
import { wholePercent } from './percent.ts';
import { count } from './summary-screen.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { hang, wrap } from './wrap.ts';

const INDENT = '    ';

export const contradictionLines = (found: Explained, frame: Frame): string[] => [
  ...messageLines(found.message, frame),
  ...outcomeLines(found.outcome, frame),
  ...explanationLines(found, frame),
];

/** Under the lines of an outcome. */
export function explanationLines(found: Explained, { paint, width }: Frame): string[] {
  const { name, probability, evidence, action, runnerUp } = found.explanation;
  const sure = `${name}, sure ${wholePercent(probability)}`;
  const next = runnerUp ? `; else ${runnerUp.name}, ${wholePercent(runnerUp.probability)}` : '';
  return [
    ...wrap(touchedText(found), width - INDENT.length).map((line) => INDENT + line),
    ...wrap(EXPLANATION_SENTENCES[name], width - INDENT.length).map(
      (line) => INDENT + paint('strong', line),
    ),
    ...wrap(sure + next, width - INDENT.length).map((line) => INDENT + paint('quiet', line)),
    ...evidence.flatMap((sentence) =>
      hang(`${INDENT}·`, harmless(sentence), INDENT.length + 2, width),
    ),
    ...wrap(RECONCILE_ADVICE[action], width - INDENT.length).map((line) => INDENT + line),
  ];
}

const NAMES: Readonly<Record<TouchVerdict, string>> = {
  human: 'by people',
  machine: 'by machines',
  proxy: 'by the mail service',
  unknown: 'by nobody knows whom',
};

/** `opened or clicked 7 times from 2026-07-06 10:00:01 to …: 6 by machines, 1 by people`. */
function touchedText({ touches }: Explained): string {
  const first = timeText(touches[0]?.event.time ?? 0);
  const last = timeText(touches.at(-1)?.event.time ?? 0);
  const times = touches.length === 1 ? 'once' : `${count(touches.length)} times`;
  const span = first === last ? `on ${first}` : `from ${first} to ${last}`;
  const parts = TOUCH_VERDICTS.flatMap((verdict) => {
    const by = touches.filter((touch) => touch.verdict === verdict).length;
    return by === 0 ? [] : [`${count(by)} ${NAMES[verdict]}`];
  });
  return `opened or clicked ${times} ${span}: ${parts.join(', ')}`;
}

const NAME = 26;

/** In a report: why mails failed and were opened or clicked, under a head; nothing where none did. Null: too many. */
export function explanationTable(counts: ExplanationCounts | null, frame: Frame): string[] {
  if (counts?.size === 0) return [];
  return [
    '',
    frame.paint('strong', 'Failed, and opened or clicked all the same'),
    ...(counts ? contradictionSums(counts, frame) : wrap(TOO_MANY, frame.width)),
    ...(counts ? [frame.paint('quiet', 'postbound bounced-then-clicked lists them')] : []),
  ];
}

const TOO_MANY =
  'There are many, and each is looked at: postbound report explanation counts why, postbound bounced-then-clicked lists them.';

/** How often each explanation is the answer, in the order of the vocabulary. */
export function contradictionSums(sums: ExplanationCounts, { paint, width }: Frame): string[] {
  const told = EXPLANATIONS.filter((name) => sums.has(name));
  if (told.length === 0) return ['No mail that failed was opened or clicked.'];
  return told.flatMap((name) => {
    const [first = '', ...rest] = hang(
      `${count(sums.get(name) ?? 0).padStart(6)}  ${name}`,
      EXPLANATION_SENTENCES[name],
      NAME + 8,
      width,
    );
    return [first, ...rest.map((line) => paint('quiet', line))];
  });
}
