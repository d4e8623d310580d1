// Lists what Amazon SES calls bounces and delays, with the reasons that its documents give for each.
// Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html, 2026-11.

/** By `bounceType/bounceSubType`. What is left out (`General`, `Undetermined`) says no reason. */
export const BOUNCE_REASONS: Readonly<Record<string, readonly string[]>> = {
  'Permanent/Suppressed': ['suppressed'],
  'Permanent/OnAccountSuppressionList': ['suppressed'],
  'Permanent/UnsubscribedRecipient': ['suppressed'],
  'Transient/MailboxFull': ['mailbox-full'],
  'Transient/MessageTooLarge': ['message-too-large'],
  'Transient/CustomTimeoutExceeded': ['expired'],
  'Transient/ContentRejected': ['spam-content', 'content-policy', 'policy', 'virus-detected'],
  'Transient/AttachmentRejected': ['attachment-blocked', 'virus-detected', 'content-policy'],
};

/** By `delayType`. */
export const DELAY_REASONS: Readonly<Record<string, readonly string[]>> = {
  InternalFailure: ['local-error'],
  MailboxFull: ['mailbox-full'],
  SpamDetected: ['rate-limited', 'spam-content', 'low-reputation'],
  RecipientServerError: ['system-unavailable', 'system-full'],
  IPFailure: ['ip-blocklisted', 'rate-limited', 'low-reputation', 'provider-block'],
  TransientCommunicationFailure: ['connection-failed'],
  BYOIPHostNameLookupUnavailable: ['ptr-invalid', 'dns-failure'],
  SendingDeferral: ['rate-limited', 'low-reputation'],
};

const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList', 'UnsubscribedRecipient'];

/** SES did not try: the address is on a suppression list. */
export const isSuppressed = (subType: string): boolean => SUPPRESSED.includes(subType);
