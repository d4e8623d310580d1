// Lists what a person could learn that would change a verdict, by its reason.

import type { Reason } from '../../model/reason.ts';

/** Reasons that are seen from one mail, but proven only by more than one. */
export const CHANGES: Readonly<Partial<Record<Reason, string>>> = {
  'address-syntax': 'The same address accepted elsewhere: then the server misreads it.',
  'user-unknown':
    'Many addresses of this domain refused within minutes: then the receiver has a fault, and the address may be alive.',
  'mailbox-disabled': 'A later mail that is accepted: mailboxes are opened again.',
  'mailbox-moved': 'A later mail that is accepted at the old address.',
  'domain-not-found': 'A second look-up from another resolver that finds the domain.',
  'mailbox-full':
    'The same answer over 30 days or more: then nobody reads the mailbox, and the address counts as dead.',
  'recipient-blocked-sender':
    'The same refusal from other people there: then it is a rule, not a person.',
  'recipient-restricted': 'The owner or administrator letting your sender address through.',
  'spam-content': 'The same text accepted from another server: then it is reputation, not content.',
  'auth-spf':
    'The same mail passing directly, and failing only when forwarded: then it is the forwarder.',
  'auth-dkim':
    'The same mail passing directly, and failing only when forwarded: then it is the forwarder.',
  'auth-dmarc':
    'The same mail passing directly, and failing only when forwarded: then it is the forwarder.',
  'provider-block':
    'The same mail accepted from another IP address: then it is the address, not you.',
  'low-reputation': 'The same mail accepted from another IP address or domain.',
  'rate-limited': 'The same answer at a much lower rate: then it is reputation.',
  greylisted: 'The same answer after several hours of retries: then it is a lasting refusal.',
  'relay-denied': 'A fresh look-up of the MX records that leads to another server.',
  'system-unavailable': 'The same answer for days: then the system, or the domain, is given up.',
  'connection-failed': 'Many domains failing at once: then your own network is the cause.',
  'dns-failure': 'Many domains failing at once: then your own resolver is the cause.',
  policy: 'A reply from the receiver, or its help page, that names the rule.',
  expired: "The last temporary reply in the sending server's log: it tells the cause.",
  unknown: 'The whole reply: the log of the sending server often has more than the notice.',
};

export const UNKNOWN_STAGE =
  'The stage, from the log of the sending server: a refusal at RCPT is about the address, after DATA mostly about the message.';
export const UNKNOWN_SPEAKER =
  'The name of the server that answered: the same code means other things at other receivers.';
export const FORWARDED =
  'The same mail failing without the forwarder too: then the cause is on the sending side.';
