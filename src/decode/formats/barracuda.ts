// Reads the notices of Barracuda's spam firewall: one sentence names the recipient, the next the filter.

import type { Format } from '../layout/format.ts';

export const BARRACUDA: Format = {
  id: 'barracuda',
  source: 'notices of Barracuda Spam Firewall, 2007–2012',
  signs: [
    { text: ['blocked by our spam firewall'] },
    { subject: ['**message you sent blocked by our bulk email filter**'] },
  ],
  layout: {
    recipient: [/^Your message to: <?(?<address>[^\s<>]{1,320})>?\s*$/i],
    speaker: 'reporter',
  },
};
