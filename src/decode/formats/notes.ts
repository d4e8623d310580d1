// Reads the notices of the Lotus SMTP gateway: the reason above, the address below it.

import type { Format } from '../layout/format.ts';

export const NOTES: Format = {
  id: 'notes',
  source: 'notices of Lotus SMTP MTA 1–4, 1998–2009',
  signs: [{ text: ['failure reasons'], subject: ['undeliverable message'] }],
  layout: {
    begin: /^-{3,} Failure Reasons {1,4}-{3,}/i,
    end: /^-{3,} Returned Message -{3,}/i,
    recipient: [/^(?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/],
    wordsAbove: true,
    skip: /^-{3,} Failure Reasons/i,
    speaker: 'reporter',
  },
};
