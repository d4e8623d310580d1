// Says in words why a failed mail was opened or clicked, and what to do about the address.

import type { ExplanationName, ReconcileAction } from '../../model/explanation.ts';

/** A sentence or two that a support person could send on. */
export const EXPLANATION_SENTENCES: Readonly<Record<ExplanationName, string>> = {
  'pre-validation-scan':
    'A filter of the receiver followed the links before it looked whether the mailbox exists. Nobody read the mail.',
  'content-hold':
    'A filter of the receiver held the mail back and followed its links meanwhile; then it let the mail pass.',
  'deferred-then-delivered':
    'The mail was only put off at first. It was delivered later, and read.',
  'accepted-unseen':
    'The receiver took the mail, but the connection broke before it said so. The mail arrived although it counts as failed.',
  'gateway-accepted':
    'A gateway took the mail and followed its links; the mailbox behind it refused. Nobody read the mail.',
  'forward-leg-failed':
    'The mail is in the mailbox and was read there. What failed is the copy that the mailbox forwards elsewhere.',
  'returned-copy':
    'The mail came back with the notice of failure, and was opened where notices are read: not by the recipient.',
  'provider-outage':
    'The receiver had an outage and refused mailboxes that work. The address is good.',
  misclassified:
    'What the sending system calls a final failure of the address is none by the receiver’s own words.',
  'forged-or-late-bounce':
    'The notice of failure is not about this mail, or much too old. The mail itself was delivered.',
  'reported-late':
    'The mail was read, and the notice of failure came long after: the mailbox closed in between.',
  'other-copy':
    'Another copy of the mail, or another mail to the same address, was delivered and read.',
  flapping:
    'The address has failed for good several times and lived in between: several people share it, or the reports of failure are wrong.',
  'proxy-only':
    'Only pictures were fetched, by the recipient’s mail service: something was accepted there, but nobody is known to have read it.',
  unexplained: 'Nothing that is known explains it.',
};

export const RECONCILE_ADVICE: Readonly<Record<ReconcileAction, string>> = {
  'keep-bounce': 'Keep the bounce: it counts as any other.',
  'reverse-bounce': 'Take the bounce back: it says nothing against the address.',
  'hold-and-verify': 'Hold the address for some days, then send one real mail and see.',
  'look-at-forwarder': 'Keep sending to the address; tell its owner that the forwarding fails.',
  'look-at-reporting':
    'Look at how failures are reported, and ask who uses the address, before you suppress it.',
  nothing: 'Nothing to do.',
};
