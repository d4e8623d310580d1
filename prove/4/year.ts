// Claims that over a simulated year with its truth the default policy spares the living and finds the dead, that the watch
// finds what went wrong and nothing else, and that nothing stays suppressed because of an outage.
import { loadPolicies, policyNames } from '../../src/app/policies.ts';
import { atLeast, atMost, claim, exactly } from '../claim.ts';
import { incidentScore, onsets } from '../year/incident-score.ts';
import { liveThrough } from '../year/live.ts';
import { policyScore } from '../year/policy-score.ts';
import { policyTable } from '../year/policy-table.ts';
import { tellIncidents } from '../year/tell.ts';

const unit = ' %';
const SOONEST = 30;

const { problems, policies } = loadPolicies(policyNames());
if (problems.length > 0) throw new Error(problems.join('\n'));
const lived = liveThrough();
const { options, world, table, found } = lived;
const score = policyScore(lived, policies);
console.log(policyTable(score.report).join('\n'));

const what = `${options.days} days, ${options.recipients} recipients, ${table.size} observations`;
const { usual, oneStrike } = score;
await claim({
  name: `${what}: living addresses wrongly suppressed by the default policy`,
  bar: atMost(0.2),
  unit,
  measure: () => usual.wrong,
});
await claim({
  name: 'the same by one strike, as many times',
  bar: atLeast(10),
  measure: () => oneStrike.wrong / usual.wrong,
});
await claim({
  name: 'dead addresses suppressed within 14 days of their third mail',
  bar: atLeast(95),
  unit,
  measure: () => usual.inTime,
});
for (const { name, at, minutes } of onsets(world, found))
  await claim({
    name: `${name}, ${new Date(at).toISOString().slice(0, 16)}: found after`,
    bar: atMost(SOONEST),
    unit: ' minutes',
    measure: () => minutes,
  });
const seen = incidentScore(world, found);
await claim({
  name: `called an outage, and none (${seen.takenBack.length} more were taken back)`,
  bar: exactly(0),
  measure: () => seen.wrongOutages.length,
});
await claim({
  name: 'living addresses that are suppressed in the end because of an outage',
  bar: exactly(0),
  measure: () => score.sufferers.length,
});
await claim({
  name: 'other incidents: precision',
  bar: atLeast(95),
  unit,
  measure: () => seen.precision,
});
await claim({
  name: 'other incidents: recall',
  bar: atLeast(95),
  unit,
  measure: () => seen.recall,
});
if (process.env['PROVE_VERBOSE']) {
  console.error('suppressed because of an outage:', score.sufferers.join(' '));
  tellIncidents(world, found, seen);
}
