// Reads MailFoundry's notices: recipient, reason heading, server with its reply.

import type { Format } from '../layout/format.ts';

export const MAILFOUNDRY: Format = {
  id: 'mailfoundry',
  source: 'notices of MailFoundry appliances, 2008–2012',
  signs: [
    { text: ['delivery failed for the following reason'] },
    { subject: ['message delivery has failed'] },
  ],
  layout: {
    recipient: [/^Unable to deliver message to: <?(?<address>[^\s<>]{1,320})>?\s*$/i],
    words: /^Delivery failed for the following reason:\s*$/i,
    skip: /^This has been a permanent failure/i,
    said: [
      /^(?:Server )?(?<host>[^\s[]{1,255})\[[^\]]{1,60}\] (?:failed with|responded with failure): (?<diagnostic>\S.*)$/i,
    ],
    speaker: 'reporter',
  },
};
