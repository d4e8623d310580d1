// Gives words their shape: at which stage, with which meaning.

import type { Reason } from '../../src/model/reason.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Cause } from './fact.ts';

export interface Words {
  readonly stage: Stage;
  readonly reason: Reason;
  /** `{r}` recipient, `{d}` its domain, `{ip}` our address, `{q}` an id, `{host}` the receiver's host, `{own}` our domain. */
  readonly text: string;
}

export type Vocabulary = Partial<Record<Cause, readonly Words[]>>;

type Say = (reason: Reason, text: string) => Words;

const at =
  (stage: Stage): Say =>
  (reason, text) => ({ stage, reason, text });
export const rcpt: Say = at('rcpt');
export const eod: Say = at('eod');
export const banner: Say = at('banner');
export const mail: Say = at('mail');
