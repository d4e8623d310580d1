// Notices when a reply that reads like "no such user" quotes our own return path: then it speaks of the sender.

import type { Candidate } from './candidates.ts';
import type { Case } from './case.ts';

const ABOUT_ADDRESSES = new Set([
  'user-unknown',
  'domain-not-found',
  'mailbox-disabled',
  'address-syntax',
]);

/** Bad mailbox syntax or bad system of the sender (RFC 3463 §3.2). */
const OF_SENDER = /^[45]\.1\.[78]$/;

/** Whether the reply answers MAIL, when no recipient is known yet, or names the envelope sender and not the recipient. */
export function speaksOfSender(it: Case): boolean {
  if (it.stage === 'mail' || OF_SENDER.test(it.status)) return true;
  const sender = it.facts.sender?.toLowerCase();
  const recipient = it.facts.recipient?.toLowerCase() ?? '';
  if (!sender?.includes('@') || sender === recipient) return false;
  const reply = it.folded.slice(it.innerStart);
  return reply.includes(sender) && !(recipient && reply.includes(recipient));
}

/** Leaves out candidates that would blame the recipient's address. */
export function withoutBlamingRecipient(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate) => !ABOUT_ADDRESSES.has(candidate.rule.reason));
}
