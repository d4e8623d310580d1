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
    recipient: [
      /^ {0,4}<(?<address>[^<>]{1,320})> {1,4}(?:successfully )?(?:delivery|delivered|relayed|expanded)/i,
    ],
    sentences: true,
    actions: [
      [/^ {0,4}<[^<>]{1,320}> {1,4}delivery delayed/i, 'delayed'],
      [/^ {0,4}<[^<>]{1,320}> {1,4}(?:successfully )?relayed/i, 'relayed'],
      [/^ {0,4}<[^<>]{1,320}> {1,4}(?:successfully )?delivered/i, 'delivered'],
      [/^ {0,4}<[^<>]{1,320}> {1,4}(?:successfully )?expanded/i, 'expanded'],
    ],
    speaker: 'reporter',
  },
};
