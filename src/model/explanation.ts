/**
 * Why a mail failed and was opened or clicked all the same.
 *
 * - `pre-validation-scan`: a filter followed the links before the mailbox was looked up.
 * - `content-hold`: a filter held the mail back and followed its links meanwhile; then it was delivered.
 * - `deferred-then-delivered`: it was put off, by greylisting or otherwise, and delivered later.
 * - `accepted-unseen`: the connection broke after the final dot; the mail had been taken.
 * - `gateway-accepted`: a gateway took the mail and followed its links; the mailbox behind it refused.
 * - `forward-leg-failed`: the mailbox has the mail, and where it forwards to refused.
 * - `returned-copy`: the notice, with the mail in it, was opened where it came back to.
 * - `provider-outage`: the receiver refused addresses that work.
 * - `misclassified`: what the sending system calls a final failure is none by its own words.
 * - `forged-or-late-bounce`: the notice is not about this mail, or much too old.
 * - `reported-late`: the notice came long after the mail was read: the mailbox closed since.
 * - `other-copy`: another copy of the mail, or another mail of the same sender, was delivered.
 * - `flapping`: failures for good with life between them: the reporting is at fault, or several people share the mailbox.
 * - `proxy-only`: only pictures were fetched, by the mail client's operator.
 * - `unexplained`: nothing of this fits.
 */
export const EXPLANATIONS = [
  'pre-validation-scan',
  'content-hold',
  'deferred-then-delivered',
  'accepted-unseen',
  'gateway-accepted',
  'forward-leg-failed',
  'returned-copy',
  'provider-outage',
  'misclassified',
  'forged-or-late-bounce',
  'reported-late',
  'other-copy',
  'flapping',
  'proxy-only',
  'unexplained',
] as const;

export type ExplanationName = (typeof EXPLANATIONS)[number];

/** What to do about the address. */
export const RECONCILE_ACTIONS = [
  'keep-bounce',
  'reverse-bounce',
  'hold-and-verify',
  'look-at-forwarder',
  'look-at-reporting',
  'nothing',
] as const;

export type ReconcileAction = (typeof RECONCILE_ACTIONS)[number];

/** An answer to "it bounced — why was it opened and clicked?". */
export interface Explanation {
  readonly name: ExplanationName;
  /** 0–1, among all explanations. */
  readonly probability: number;
  /** What speaks for it, sentences with times and figures, the weightiest first. */
  readonly evidence: readonly string[];
  readonly action: ReconcileAction;
  /** The next best, null where nothing else has a chance. */
  readonly runnerUp: { readonly name: ExplanationName; readonly probability: number } | null;
}
