// Weighs what a policy does wrong, by weights that the user may set.

/** What one of each costs, in units of one living subscriber who is not written to any more. */
export interface CostWeights {
  /** A living address suppressed. */
  readonly wrong: number;
  /** A mail not sent that was delivered in fact. */
  readonly lostMail: number;
  /** A mail sent to a dead address. */
  readonly deadMail: number;
  /** A complaint about a mail that was sent. */
  readonly complaint: number;
}

/**
 * A complaint weighs as much as fifty bounces: the largest sending service looks at an account above 5 % of bounces and
 * above 0.1 % of complaints. https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
export const DEFAULT_WEIGHTS: CostWeights = {
  wrong: 1,
  lostMail: 0.01,
  deadMail: 0.01,
  complaint: 0.5,
};

export interface Counted {
  readonly wrong: number;
  readonly lostMail: number;
  readonly deadMail: number;
  readonly complaint: number;
}

export interface Cost extends Counted {
  readonly total: number;
}

export function costOf(counted: Counted, weights: CostWeights): Cost {
  const wrong = counted.wrong * weights.wrong;
  const lostMail = counted.lostMail * weights.lostMail;
  const deadMail = counted.deadMail * weights.deadMail;
  const complaint = counted.complaint * weights.complaint;
  return { wrong, lostMail, deadMail, complaint, total: wrong + lostMail + deadMail + complaint };
}
