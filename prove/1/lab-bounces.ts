// Claims how much is read right of the bounces that mail servers wrote on our own test bed.

import type { MailScores } from '../../scripts/accuracy/score.ts';
import { atLeast, claim, exactly } from '../claim.ts';
import { figure, scoreOf } from '../score.ts';

const needs = 'corpus/mta/bounces';
const of = (value: (score: MailScores) => number | null) => (path: string) =>
  figure(value(scoreOf(path)));
const unit = ' %';

await claim({
  name: 'lab bounces: recipients',
  bar: atLeast(99),
  unit,
  needs,
  measure: of((it) => it.recipients),
});
await claim({
  name: 'lab bounces: kind',
  bar: atLeast(99),
  unit,
  needs,
  measure: of((it) => it.kind),
});
await claim({
  name: 'lab bounces: stage',
  bar: atLeast(97),
  unit,
  needs,
  measure: of((it) => it.stage),
});
await claim({
  name: 'lab bounces: reason',
  bar: atLeast(95),
  unit,
  needs,
  measure: of((it) => it.reason),
});
await claim({
  name: 'lab bounces: delays and successes told as failures',
  bar: exactly(0),
  needs,
  measure: of((it) => it.falseFailures),
});
