// Claims how much is read right of the bounces of our own test bed.
import { atLeast, claim, exactly } from '../claim.ts';
import { figure, scoreOf } from '../score.ts';

const needs = 'corpus/mta/bounces';
const unit = ' %';

await claim({
  name: 'lab: recipients',
  bar: exactly(100),
  unit,
  needs,
  measure: (path) => figure(scoreOf(path).recipients),
});
await claim({
  name: 'lab: stage',
  bar: atLeast(99),
  unit,
  needs,
  measure: (path) => figure(scoreOf(path).stage),
});
await claim({
  name: 'lab: reason',
  bar: atLeast(99),
  unit,
  needs,
  measure: (path) => figure(scoreOf(path).reason),
});
