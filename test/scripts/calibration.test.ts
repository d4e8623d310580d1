import { describe, expect, it } from 'vitest';
import { calibrate, type Judged } from '../../scripts/accuracy/calibration.ts';

/** `many` verdicts of one confidence, of which some are right. */
const verdicts = (confidence: number, many: number, right: number): Judged[] =>
  Array.from({ length: many }, (_, at) => ({ confidence, right: at < right }));

describe('calibrate', () => {
  it.each<[string, Judged[], number]>([
    ['nothing judged', [], 0],
    ['as sure as right', verdicts(0.75, 4, 3), 0],
    ['too sure', verdicts(0.9, 10, 5), 0.4],
    ['too unsure', verdicts(0.5, 10, 10), 0.5],
    ['bins weigh by their verdicts', [...verdicts(1, 30, 30), ...verdicts(0.2, 10, 6)], 0.1],
    [
      'bins do not make up for each other',
      [...verdicts(0.95, 10, 9), ...verdicts(0.85, 10, 9)],
      0.05,
    ],
  ])('%s', (_, judged, error) => {
    expect(calibrate(judged).error).toBeCloseTo(error, 10);
  });

  it.each<[number, number]>([
    [0, 0],
    [0.0999, 0],
    [0.1, 0.1],
    [0.3, 0.3],
    [0.7, 0.7],
    [0.1 + 0.2, 0.3],
    [0.9, 0.9],
    [1, 0.9],
  ])('%f belongs to the bin from %f', (confidence, from) => {
    expect(calibrate(verdicts(confidence, 1, 1)).bins.map((bin) => bin.from)).toEqual([from]);
  });
});
