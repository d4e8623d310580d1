// Reads the notices of Demon Internet's store: the address in quotes, the cause below it.

import type { Format } from '../layout/format.ts';

export const DEMON: Format = {
  id: 'demon',
  source: 'notices of mail.demon.net, 2000–2004',
  signs: [{ text: ['start of returned message'] }],
  layout: {
    end: /^-{2,6} ?START OF RETURNED MESSAGE/i,
    recipient: [/addressed to '?(?<address>[^\s'<>]{1,128}@[^\s'<>]{1,255}?)'?,?\s*$/i],
    speaker: 'reporter',
  },
};
