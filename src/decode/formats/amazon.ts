// Reads the notices of Amazon SES with WorkMail: a list of addresses below one sentence, or one sentence with its reason.

import type { Format } from '../layout/format.ts';

export const AMAZON: Format = {
  id: 'amazon',
  source: 'notices of Amazon SES and WorkMail, 2011–2022',
  signs: [
    { text: ['an error occurred while trying to deliver the mail to the following recipients'] },
    { from: ['amazonses.com'] },
    { headers: ['x-mailer: amazon workmail'] },
  ],
  layout: {
    recipient: [/^(?<address>[^\s<>:]{1,128}@[^\s<>:]{1,255})\s*$/],
    words: /^The reason for the problem:(?<diagnostic>.*)$/i,
    stop: /^(?:Technical report|Status|Action|Reporting-MTA):/i,
    said: [/<(?<diagnostic>[45]\d\d [45]\.\d{1,3}\.\d{1,3} [^<>]{1,500})>$/],
  },
};
