/** Where in its life a mail stopped, in the order of a delivery; `unknown` where nothing tells. */
export const STAGES = [
  'build',
  'dns',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'eod',
  'async',
  'never',
  'unknown',
] as const;

export type Stage = (typeof STAGES)[number];
