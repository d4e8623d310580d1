// Says what to do about the message that failed, by reason or else by how final it is.

import type { MessagePermanence } from '../../model/permanence.ts';
import type { Reason } from '../../model/reason.ts';

const OVER = 'Send it again when the fault is over.';

const BY_REASON: Readonly<Partial<Record<Reason, string>>> = {
  'message-too-large': 'Send it again once it is smaller.',
  'attachment-blocked': 'Send it again without the attachment, or with a link instead.',
  'malformed-message': 'Send it again once the program that builds it is corrected.',
  'encoding-unsupported': 'Send it again in a plainer encoding.',
  'virus-detected': 'Do not send it again.',
  'spam-content': 'Do not send it again unchanged.',
  'content-policy': 'Send it again once it keeps to the rule.',
  'mailbox-full': 'Send it again once the mailbox has room.',
  'recipient-rate-limited': 'Send it again later.',
  'rate-limited': 'Send it again, more slowly.',
  greylisted: 'Send it again: the receiver only wants to see a second attempt.',
  'system-full': OVER,
  'system-unavailable': OVER,
  'connection-failed': OVER,
  'dns-failure': OVER,
  unknown: 'It did not arrive; nothing tells whether a second attempt would help.',
  'mailbox-moved': 'Send it again only if the person confirms the new address.',
  expired: 'Send it again by hand if it still matters; the queue has given it up.',
  suppressed: 'It was never sent: send it again after the suppression is lifted.',
  'build-failed': 'Send it again once the template is corrected.',
  'too-many-recipients': 'Send it again to the recipients who were left out.',
};

const BY_PERMANENCE: Readonly<Record<MessagePermanence, string>> = {
  permanent: 'It is lost for this recipient: trying again unchanged gives the same answer.',
  temporary: 'Try again later; the answer may change by itself.',
  pending: 'Wait: the server that holds it keeps trying.',
  delivered: 'Nothing to do.',
  unknown: 'Look into the log of the sending server before sending it again.',
};

/** Reasons for which the same message goes through once the sender's side is in order. */
const AFTER_REPAIR = 'Send it again once the cause on the sending side is mended.';
const FORWARDED = 'Send it again to an address that is not forwarded.';
const SENDER_SIDE = new Set(['sender-authentication', 'sender-reputation', 'sender-system']);

export function messageAdvice(
  reason: Reason,
  fault: string,
  permanence: MessagePermanence,
): string {
  if (permanence !== 'permanent' && permanence !== 'unknown') return BY_PERMANENCE[permanence];
  if (fault === 'forwarding') return FORWARDED;
  const known = BY_REASON[reason];
  if (known) return known;
  return SENDER_SIDE.has(fault) ? AFTER_REPAIR : BY_PERMANENCE[permanence];
}
