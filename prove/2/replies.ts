// Claims how right SMTP replies are judged by their words alone.
import type { ReplyScore } from '../../scripts/accuracy/score.ts';
import { atLeast, atMost, claim } from '../claim.ts';
import { figure, replyScores } from '../score.ts';

const needs = 'corpus/recent/replies.jsonl';
const unit = ' %';
const of = (set: string, metric: keyof ReplyScore) => () => figure(replyScores()[set]?.[metric]);

await claim({
  name: 'recent replies: reason',
  bar: atLeast(96),
  unit,
  needs,
  measure: of('recent', 'reason'),
});
await claim({
  name: 'recent replies: fault',
  bar: atLeast(96),
  unit,
  needs,
  measure: of('recent', 'fault'),
});
await claim({
  name: 'recent replies: living addresses called dead',
  bar: atMost(1),
  needs,
  measure: of('recent', 'falselyDead'),
});
await claim({
  name: "replies of Sisimai's tests: reason",
  bar: atLeast(95),
  unit,
  needs,
  measure: of('sisimai-reason', 'reason'),
});
await claim({
  name: "replies of Sisimai's tests: given a reason",
  bar: atLeast(97),
  unit,
  needs,
  measure: of('sisimai-reason', 'coverage'),
});
