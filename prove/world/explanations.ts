// Compares explanations of failed mails that were opened or clicked with the truth of a simulated world.
import { reconcile } from '../../src/engage/reconcile/reconcile.ts';
import { EXPLANATIONS, type ExplanationName } from '../../src/model/explanation.ts';
import type { TrueCase } from './cases.ts';

/** Of one explanation. */
export interface Told {
  readonly name: ExplanationName;
  /** Cases in which it is the truth. */
  readonly cases: number;
  /** Percent. */
  readonly precision: number;
  readonly recall: number;
}

export interface ExplanationScore {
  readonly cases: number;
  readonly told: readonly Told[];
  /** Expected calibration error, 10 bins: of all cases; of those that did not only wait. */
  readonly calibration: number;
  readonly calibrationOfFailures: number;
}

/** What was told of one mail; `''`: nothing to explain. */
export interface Answer {
  readonly truth: ExplanationName | '';
  readonly name: ExplanationName | '';
  readonly probability: number;
}

export function answersTo(cases: readonly TrueCase[]): Answer[] {
  return cases.map(({ given, truth }) => {
    const { name, probability } = reconcile(given);
    return { truth: truth?.name ?? '', name, probability };
  });
}

/** `PROVE_VERBOSE=1` prints what is taken for what, and how often. */
export function explanationScore(answers: readonly Answer[]): ExplanationScore {
  if (process.env['PROVE_VERBOSE']) printConfusions(answers);
  return {
    cases: answers.length,
    told: EXPLANATIONS.map((name) => toldOf(name, answers)),
    calibration: calibrationError(answers),
    calibrationOfFailures: calibrationError(answers.filter(({ truth }) => !WAITED.has(truth))),
  };
}

const WAITED: ReadonlySet<string> = new Set<ExplanationName>([
  'content-hold',
  'deferred-then-delivered',
]);

function toldOf(wanted: ExplanationName, answers: readonly Answer[]): Told {
  const told = answers.filter(({ name }) => name === wanted);
  const cases = answers.filter(({ truth }) => truth === wanted).length;
  const right = told.filter(({ truth }) => truth === wanted).length;
  return {
    name: wanted,
    cases,
    precision: (100 * right) / told.length,
    recall: (100 * right) / cases,
  };
}

const BINS = 10;

function calibrationError(all: readonly Answer[]): number {
  const answers = all.filter(({ name }) => name !== '');
  const bins = Array.from({ length: BINS }, () => ({ said: 0, right: 0 }));
  for (const { probability, name, truth } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (!bin) continue;
    bin.said += probability;
    if (name === truth) bin.right++;
  }
  const off = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0);
  return off / answers.length;
}

function printConfusions(answers: readonly Answer[]): void {
  const counts = new Map<string, number>();
  for (const { truth, name } of answers)
    if (truth !== name) {
      const key = `${truth || 'nothing'} → ${name || 'nothing'}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) console.error(count, key);
}
