// Reads SmarterMail's notices: `Failed Recipient:`, below it `Reason:`.

import type { Format } from '../layout/format.ts';

export const SMARTERMAIL: Format = {
  id: 'smartermail',
  source: 'notices of SmarterMail 2–16, 2005–2015',
  signs: [
    {
      text: [
        'failed recipient:',
        'undeliverable address:',
        'could not deliver message to the following recipient',
      ],
    },
  ],
  layout: {
    end: /^\s{0,6}-- The (?:header|message)/i,
    recipient: [
      /^(?:Failed Recipient|Undeliverable Address|Intended recipient): <?(?<address>[^\s<>]{1,320})>?\s*$/i,
    ],
    said: [/^Reason: (?:Remote host said: )?(?<diagnostic>\S.*)$/i],
  },
};
