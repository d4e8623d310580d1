// Claims how much is read right of all labelled mails, those of other people and systems included.

import type { MailScores } from '../../scripts/accuracy/score.ts';
import { atLeast, claim } from '../claim.ts';
import { figure, scoreOf } from '../score.ts';

const needs = 'corpus';
const of = (value: (score: MailScores) => number | null) => (path: string) =>
  figure(value(scoreOf(path)));
const unit = ' %';

await claim({
  name: 'all mails: recipients',
  bar: atLeast(95),
  unit,
  needs,
  measure: of((it) => it.recipients),
});
await claim({
  name: 'all mails: status',
  bar: atLeast(95),
  unit,
  needs,
  measure: of((it) => it.status),
});
await claim({
  name: 'all mails: kind',
  bar: atLeast(97),
  unit,
  needs,
  measure: of((it) => it.kind),
});
await claim({
  name: 'all mails: reason',
  bar: atLeast(85),
  unit,
  needs,
  measure: of((it) => it.reason),
});
