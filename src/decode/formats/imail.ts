// Reads the notices of IMail and its sender SMTP32: the cause, a colon, the address.

import type { Format } from '../layout/format.ts';

export const IMAIL: Format = {
  id: 'imail',
  source: 'notices of Ipswitch IMail 4–9, SMTP32, 1998–2008',
  signs: [
    { headers: ['x-mailer: <smtp32', 'x-mailer: smtp32'] },
    { subject: ['undeliverable mail'], from: ['postmaster'] },
  ],
  layout: {
    end: /^Original message follows\.?\s*$/i,
    recipient: [
      /^(?<diagnostic>[A-Z][\w ']{3,60}?): (?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/,
      /^(?<diagnostic>undeliverable) {1,2}to (?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/i,
    ],
    skip: /^(?:To|CC|From|Date|Subject): /,
    blank: 'inside',
    said: [
      /(?<command>RCPT TO|MAIL FROM|DATA|HELO|EHLO|Body of message) generated (?:following )?response: (?<diagnostic>.+)$/i,
    ],
    speaker: 'reporter',
  },
};
