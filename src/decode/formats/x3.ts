// Reads the notices of a mail server that names itself nowhere: `* address`, technical details between double rules.

import type { Format } from '../layout/format.ts';

export const X3: Format = {
  id: 'x3',
  source: 'notices of an unnamed server, 2003–2020; named as Sisimai does',
  signs: [
    { text: ['delevery to the following recipients'] },
    {
      text: ['technical details'],
      from: ['mail delivery system'],
      subject: ['delivery status notification'],
    },
    { text: ['delivery to the following recipients (was aborted|failed permanently)'] },
  ],
  layout: {
    recipient: [/^ {1,4}\* (?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/],
    words: /^ {8,}Technical details:\s*$/i,
    skip: /^={20,}$/,
    said: [
      /^SMTP:(?<command>[A-Z]{4}) host (?<host>\S{1,255}): (?<diagnostic>\S.*)$/i,
      /^(?:SMTP:)?Host (?<host>\S{1,255}): (?<diagnostic>\S.*)$/i,
    ],
    stages: [[/^Routing: Could not find a gateway/i, 'dns']],
    actions: [[/has been delayed|is delayed|will be retried/i, 'delayed']],
    speaker: 'reporter',
  },
};
