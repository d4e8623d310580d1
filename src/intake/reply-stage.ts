// Concludes from a quoted reply to which command it was given, where a log does not tell.

import type { Stage } from '../model/stage.ts';

/** `550 5.1.1 <`, `550-5.1.1 <`, `550 <`. */
const HEAD = /^[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}:? )?</;

/** A refusal that begins with the recipient's address answers RCPT; of any other nothing is known. */
export function stageOfReply(reply: string, recipient: string): Stage {
  const head = HEAD.exec(reply.slice(0, 24))?.[0];
  if (head === undefined || recipient === '') return 'unknown';
  const quoted = reply.slice(head.length, head.length + recipient.length + 1);
  return quoted.toLowerCase() === `${recipient.toLowerCase()}>` ? 'rcpt' : 'unknown';
}
