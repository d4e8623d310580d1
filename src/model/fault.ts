/** On whose side the cause lies. */
export const FAULTS = [
  'recipient-address',
  'recipient-mailbox',
  'recipient-policy',
  'recipient-system',
  'message',
  'sender-authentication',
  'sender-reputation',
  'sender-system',
  'forwarding',
  'network',
  'none',
  'unknown',
] as const;

export type Fault = (typeof FAULTS)[number];
