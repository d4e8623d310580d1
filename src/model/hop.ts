/** Which system on the way refused the mail: ours, the recipient's own, one it was forwarded to, a list. */
export const HOPS = ['own', 'destination', 'forwarder', 'list', 'unknown'] as const;

export type Hop = (typeof HOPS)[number];
