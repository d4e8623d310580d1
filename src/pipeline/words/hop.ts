// Says in words which system on the way refused.

import type { Hop } from '../../model/hop.ts';

export const HOP_WORDS: Readonly<Record<Hop, string>> = {
  own: "the sender's own mail system",
  destination: "the recipient's mail system",
  forwarder: 'a system that the mail was forwarded to',
  list: 'a mailing list',
  unknown: 'a system that nothing here names',
};
