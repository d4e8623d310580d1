// Claims how much is read right of the mails of Sisimai's tests: over 80 servers and providers.
import type { MailScore } from '../../scripts/accuracy/score.ts';
import { atLeast, claim, exactly } from '../claim.ts';
import { figure, scoreOf } from '../score.ts';

const BARS = {
  recipients: 99.5,
  kind: 99.5,
  status: 99,
  replyCode: 98,
  reason: 98,
  hardBounce: 98,
} as const satisfies Partial<Record<keyof MailScore, number>>;

const needs = 'corpus';
const score = (path: string): MailScore | undefined => scoreOf(path).sources['sisimai'];

for (const metric of Object.keys(BARS) as (keyof typeof BARS)[])
  await claim({
    name: `sisimai: ${metric}`,
    bar: atLeast(BARS[metric]),
    unit: ' %',
    needs,
    measure: (path) => figure(score(path)?.[metric]),
  });
await claim({
  name: 'sisimai: false failures',
  bar: exactly(0),
  needs,
  measure: (path) => figure(score(path)?.falseFailures),
});
