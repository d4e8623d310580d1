// Reads the notices of CommuniGate and of servers that write `address; Action; status`.

import type { Format } from '../layout/format.ts';

export const COMMUNIGATE: Format = {
  id: 'communigate',
  source: 'notices of Critical Path, CommuniGate Pro and others, 2001–2026',
  signs: [
    { text: ['these recipients of your message have been processed by the mail server'] },
    { text: ['the following recipients have not yet received your message'] },
    { subject: ['delivery status notification (mail delivery delayed)', 'undeliverable mail: '] },
    { text: ["failed to deliver to '*@"] },
  ],
  layout: {
    recipient: [
      /^(?<address>[^\s<>;]{1,128}@[^\s<>;]{1,255}); (?:Action: )?(?:Failed|Delayed|Delivered|Relayed|Expanded)(?:; (?<diagnostic>.*))?$/i,
      /^Failed to deliver to '(?<address>[^\s']{1,320})'\s*$/i,
    ],
    said: [
      /Remote MTA (?<host>[^\s:]{1,255}): (?:network error|SMTP diagnostic): (?<diagnostic>\S.*)$/i,
      /^(?<status>[245]\.\d{1,3}\.\d{1,3}) \([^)]{1,120}\)/,
      /reason: (?<diagnostic>\S.*)$/i,
    ],
    actions: [
      [/delivery delayed\)$|have not yet received your message|delay in the delivery/i, 'delayed'],
    ],
    speaker: 'reporter',
  },
};
