// Says in words what was going on at each stage of a delivery.

import type { Stage } from '../../model/stage.ts';

/** Fits after "it stopped". */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  build: 'while the message was put together, before sending',
  dns: "while the recipient's domain was looked up (DNS)",
  connect: "while connecting to the recipient's server",
  banner: "at the greeting of the recipient's server",
  ehlo: 'when the sending server gave its name (EHLO)',
  starttls: 'when encryption was to begin (STARTTLS)',
  auth: 'at the login (AUTH)',
  mail: 'when the sender was named (MAIL FROM)',
  rcpt: 'when the recipient was named (RCPT TO)',
  data: 'when the message was announced (DATA)',
  eod: 'after the whole message was sent (end of DATA)',
  async: 'later, after a first server had accepted the message',
  never: 'before any attempt: nothing was sent',
  unknown: 'at a point that is not told',
};
