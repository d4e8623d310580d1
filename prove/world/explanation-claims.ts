// Holds what was told of failed mails that were opened or clicked against the bars of the issue.
import { atLeast, atMost, claim } from '../claim.ts';
import type { ExplanationScore } from './explanations.ts';

/** Fewer cases tell nothing about percents. */
const LEAST = 30;
const unit = ' %';

/** @param world what was measured, in words. */
export async function claimExplanations(world: string, score: ExplanationScore): Promise<void> {
  const measured = score.told.filter(({ cases, name }) => cases >= LEAST && name !== 'unexplained');
  // A CI run has not the time for a world in which each of them is found often enough.
  if (!process.env['CI'])
    await claim({
      name: `${world}, ${score.cases} cases: explanations measured`,
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
}
