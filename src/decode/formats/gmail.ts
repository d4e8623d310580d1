// Reads the plain notices of Gmail before 2017 with those of ZoneMTA, which are written alike.

import type { Format } from '../layout/format.ts';

export const GMAIL: Format = {
  id: 'gmail',
  source: 'notices of gmail.com 2008–2018; ZoneMTA plugins/core/delivery-bounces, own test bed',
  signs: [
    {
      text: [
        'technical details of (permanent|temporary) failure',
        'delivery to the following recipient failed permanently',
        'delivery to the following recipient has been delayed',
      ],
    },
  ],
  layout: {
    end: /^ {0,3}-{4,6} ?(?:Original message|Message header follows|Message truncated)/i,
    recipient: [/^ {1,8}(?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/],
    words: /^Technical details of (?:permanent|temporary) failure:\s*$/i,
    blank: 'inside',
    said: [
      /The error that the other server returned was: (?<diagnostic>.+)$/i,
      / by (?<host>[^\s[\]]{1,255}?)\.? \[[^\]]{1,60}\]/,
    ],
    stages: [
      [/^DNS Error|^queryMx /i, 'dns'],
      [/did not accept our requests to connect|^Can't connect to/i, 'connect'],
      [/^550 Can't connect to the MX server/, 'connect'],
    ],
    actions: [[/\(Delay\)$|has been delayed:?\s*$/i, 'delayed']],
    speaker: 'reporter',
  },
};
