// Reads the notices of Sendmail 5 to 8 with the software that copied them: a list of addresses, then the dialogue.

import type { Format } from '../layout/format.ts';

export const SENDMAIL: Format = {
  id: 'sendmail',
  source: 'Sendmail 5.65–8.18, savemail.c; own test bed',
  signs: [
    {
      text: [
        'transcript of session follows',
        'addresses had (permanent fatal|permanent delivery|transient non-fatal|delivery|fatal) (errors|problems)',
        'addresses have delivery notifications',
      ],
    },
  ],
  layout: {
    end: /^>? {0,3}-{3,6} ?(?:Unsent message|Original message|Message header|Message body|Returned message|Unsent portion)/i,
    continued: /^\s{8,}\S/,
    recipient: [
      /^>? {0,4}<(?<address>[^\s<>]{1,320})>(?: {1,4}\((?<diagnostic>[^()]{1,120})\))?\s*$/,
      /^>? {0,4}(?<address>[^\s<>"|()]{1,128}@[^\s<>"|()]{1,255})(?: {1,4}\((?<diagnostic>[^()]{1,120})\))?\s*$/,
      /^>? {0,4}(?<target>"?\|[^"]{1,200}"?)\s*$/,
    ],
    dialogue: /^>? {0,6}-{3,6} ?Transcript of session follows/i,
    said: [
      /\(reason: (?<diagnostic>(?!\d{1,3}\)).+?)\)(?= \(expanded from|$)/,
      /\(expanded from: <?(?<original>[^\s<>()]{1,320})>?\)/,
    ],
    stages: [
      [/Connection (?:refused|timed out)|No route to host|Network is unreachable/i, 'connect'],
      [
        /Name server(?::| timeout)|host unknown|Host map: lookup|config error: mail loops back/i,
        'dns',
      ],
    ],
    actions: [
      [
        /^Warning: could not send|had transient non-fatal errors|THIS IS A WARNING MESSAGE ONLY/i,
        'delayed',
      ],
      [/had successful delivery notifications/i, 'delivered'],
      [/^>? {0,6}-{3,6} ?The following addresses had (?:permanent|fatal|delivery)/i, 'failed'],
    ],
    told: [[/^relayed to (?:a )?non-DSN-aware/i, 'relayed']],
    speaker: 'reporter',
  },
};
