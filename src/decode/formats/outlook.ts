// Reads the notices of the SMTP service of Windows (Hotmail, Outlook.com, IIS): recipients only, indented.

import type { Format } from '../layout/format.ts';

export const OUTLOOK: Format = {
  id: 'outlook',
  source: 'notices of hotmail.com, outlook.com, IIS SMTP service 5–8, 2000–2018',
  signs: [
    {
      text: [
        'this is an automatically generated delivery status notification',
        'delivery to the following recipients (failed|has been delayed)',
        'successfully relayed to the following recipients',
      ],
    },
  ],
  layout: {
    recipient: [/^\s{2,12}(?<address>[^\s<>*]{1,128}@[^\s<>]{1,255})\s*$/],
    actions: [
      [/has been delayed/i, 'delayed'],
      [/successfully (?:relayed|delivered)/i, 'relayed'],
      [/^Delivery to the following recipients failed/i, 'failed'],
    ],
    speaker: 'reporter',
  },
};
