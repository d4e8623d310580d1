/** What a returned mail is. */
export const KINDS = [
  'failed',
  'delayed',
  'delivered',
  'relayed',
  'expanded',
  'auto-reply',
  'complaint',
  'read-receipt',
  'challenge',
  'unsubscribe',
  'human-reply',
  'not-a-bounce',
] as const;

export type Kind = (typeof KINDS)[number];

/** The Action field of a delivery status notification (RFC 3464 §2.3.3). */
export const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

export type Action = (typeof ACTIONS)[number];
