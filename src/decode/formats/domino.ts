// Reads the notices of Lotus Domino: `was not delivered to:`, the address, `because:`, the words.

import type { Format } from '../layout/format.ts';

export const DOMINO: Format = {
  id: 'domino',
  source: 'notices of Domino 5–9, 2004–2017',
  signs: [
    { text: ['was not delivered to:', 'listed in domino directory'] },
    { subject: ['delivery failure:'] },
  ],
  layout: {
    begin: /^(?:was not delivered to:|Your message)/i,
    recipient: [/^\s{1,8}(?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/],
    words: /^because:\s*$/i,
    blank: 'inside',
    speaker: 'reporter',
  },
};
