// Compares how sure verdicts said they were with how often they were right.

/** A verdict whose truth is known. */
export interface Judged {
  /** 0–1, as the verdict says. */
  readonly confidence: number;
  readonly right: boolean;
}

/** Verdicts of about the same confidence. */
export interface Bin {
  /** Lower and upper end of the confidence, the upper one exclusive except for 1. */
  readonly from: number;
  readonly to: number;
  readonly verdicts: number;
  /** Mean confidence, 0–1. */
  readonly said: number;
  /** Share of the verdicts that are right, 0–1. */
  readonly right: number;
}

export interface Calibration {
  readonly verdicts: number;
  /** Only bins with verdicts in them, least sure first. */
  readonly bins: readonly Bin[];
  /** Expected calibration error, 0–1: the mean of |said − right| over the bins, weighted by their verdicts. */
  readonly error: number;
}

const BINS = 10;

/** Ten bins of equal width. The error of nothing is 0. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, at) =>
    binOf(
      at,
      judged.filter(({ confidence }) => binAt(confidence) === at),
    ),
  ).filter(({ verdicts }) => verdicts > 0);
  const distance = bins.reduce(
    (sum, { said, right, verdicts }) => sum + Math.abs(said - right) * verdicts,
    0,
  );
  const error = judged.length === 0 ? 0 : distance / judged.length;
  return { verdicts: judged.length, bins, error };
}

/** Rounded first: 0.7 times ten may be a hair below seven. */
function binAt(confidence: number): number {
  const at = Math.floor(Math.round(confidence * BINS * 1e6) / 1e6);
  return Math.min(BINS - 1, Math.max(0, at));
}

function binOf(at: number, judged: readonly Judged[]): Bin {
  const count = judged.length;
  const said = judged.reduce((sum, { confidence }) => sum + confidence, 0) / count;
  const right = judged.filter((one) => one.right).length / count;
  return { from: at / BINS, to: (at + 1) / BINS, verdicts: count, said, right };
}
