// What the engine knows of one reply while it judges it.

import type { Facts } from '../model/facts.ts';
import type { Reply } from '../model/reply.ts';
import type { Stage } from '../model/stage.ts';
import type { Hit } from '../text/phrases.ts';
import type { CompiledSpeaker } from './compiled.ts';

export interface Case {
  readonly facts: Facts;
  /** The whole text, on one line, as found; offsets of evidence count in it. */
  readonly text: string;
  readonly folded: string;
  readonly hits: readonly Hit[];
  readonly chain: readonly Reply[];
  /** The reply that decides: the last of the chain. */
  readonly reply: Reply;
  readonly innerStart: number;
  readonly expired: boolean;
  readonly stage: Stage;
  /** Who spoke, as far as known. */
  readonly speaker: CompiledSpeaker | undefined;
  /** Codes to go by, where the reply has none of its own. */
  readonly code: string;
  readonly status: string;
}
