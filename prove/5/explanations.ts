// Claims that a failed mail that was opened or clicked is explained rightly, in a simulated world that knows why.
//
// The weights were set by hand on the worlds of seeds 1 to 5; what is measured here is another one.
import { worldOptions } from '../../sim/options.ts';
import { atLeast, atMost, claim } from '../claim.ts';
import { casesIn } from '../world/cases.ts';
import { explanationScore } from '../world/explanations.ts';

/** PROVE_DAYS and PROVE_RECIPIENTS make another world. A CI run has not the time for the whole. */
const DAYS = process.env['PROVE_DAYS'] ?? '60';
const RECIPIENTS = process.env['PROVE_RECIPIENTS'] ?? (process.env['CI'] ? '8000' : '20000');
const SEED = process.env['PROVE_SEED'] ?? '8';
/** Fewer cases tell nothing about percents. */
const LEAST = 30;
const unit = ' %';

const world = { scenario: 'clicks', days: DAYS, recipients: RECIPIENTS, seed: SEED };
const score = explanationScore(casesIn(worldOptions(world)));
const measured = score.told.filter(({ cases, name }) => cases >= LEAST && name !== 'unexplained');

if (!process.env['CI'])
  await claim({
    name: `${DAYS} days, ${RECIPIENTS} recipients, ${score.cases} cases: explanations measured`,
    bar: atLeast(12),
    measure: () => measured.length,
  });
for (const { name, cases, precision, recall } of measured) {
  await claim({
    name: `${name} (${cases}): precision`,
    bar: atLeast(90),
    unit,
    measure: () => precision,
  });
  await claim({ name: `${name}: recall`, bar: atLeast(90), unit, measure: () => recall });
}
await claim({
  name: 'expected calibration error, 10 bins:',
  bar: atMost(0.05),
  measure: () => score.calibration,
});
await claim({
  name: 'the same without mails that only waited:',
  bar: atMost(0.05),
  measure: () => score.calibrationOfFailures,
});
