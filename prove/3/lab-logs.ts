// Claims that logs of the lab's mail servers, joined with its bounce mails, tell each recipient's outcome.

import { atLeast, claim, exactly } from '../claim.ts';
import { labOutcomes } from '../lab-outcomes.ts';

const SERVERS = [
  'postfix',
  'exim',
  'sendmail',
  'sendmail.iso',
  'opensmtpd',
  'courier',
  'haraka',
  'zonemta',
];
const needs = 'corpus/mta/logs';
const unit = ' %';

const sum = { recipients: 0, outcome: 0, stages: 0, stage: 0, reasons: 0, reason: 0, double: 0 };
await claim({
  name: 'logs read, of 8',
  bar: exactly(SERVERS.length),
  needs,
  measure: (path) => {
    for (const server of SERVERS) {
      const told = labOutcomes(path, server);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += told[key];
    }
    return SERVERS.length;
  },
});
const share = (right: number, all: number): number => (all === 0 ? 0 : (100 * right) / all);
await claim({
  name: 'recipients with the right outcome',
  bar: atLeast(99),
  unit,
  needs,
  measure: () => share(sum.outcome, sum.recipients),
});
await claim({
  name: 'failures with the right stage',
  bar: atLeast(99),
  unit,
  needs,
  measure: () => share(sum.stage, sum.stages),
});
await claim({
  name: 'failures with the right reason',
  bar: atLeast(99),
  unit,
  needs,
  measure: () => share(sum.reason, sum.reasons),
});
await claim({
  name: 'recipients counted twice',
  bar: exactly(0),
  needs,
  measure: () => sum.double,
});
