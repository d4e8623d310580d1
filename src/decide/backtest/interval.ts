// Makes a share of a count, with the interval in which the true share lies.

/** `count` of `of`; bounds by Wilson's score at 95 %. All three are null where there is nothing to be a share of. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0–1. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/**
 * Wilson's interval holds for rare events and small numbers too, where the usual one gives bounds below zero.
 * Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
 */
export function shareOf(count: number, of: number): Share {
  if (of <= 0) return { count, of, share: null, low: null, high: null };
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const centre = share + Z ** 2 / (2 * of);
  const scale = 1 + Z ** 2 / of;
  // Rounding must not put the bound on the wrong side of the share.
  const low = count === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = count === of ? 1 : Math.min(1, (centre + spread) / scale);
  return { count, of, share, low, high };
}
