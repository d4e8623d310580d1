// Reads PowerMTA's notices: `<address> delivery failed; will not continue trying`.

import type { Format } from '../layout/format.ts';

export const POWERMTA: Format = {
  id: 'powermta',
  source: 'notices of PowerMTA 3–5, 2006–2020',
  signs: [
    {
      text: [
        'delivery failed; will not continue trying',
        'delivery delayed; will continue trying',
        'i am sending you this message to inform you on the delivery status',
      ],
    },
  ],
  layout: {
    recipient: [/^<(?<address>[^<>]{1,320})> {1,4}(?:delivery|delivered|relayed|expanded)/i],
    actions: [[/^<[^<>]{1,320}> {1,4}delivery delayed/i, 'delayed']],
    speaker: 'reporter',
  },
};
