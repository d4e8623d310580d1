// Reads the notices of McAfee's gateway: `<address>   (cause)`.

import type { Format } from '../layout/format.ts';

export const MCAFEE: Format = {
  id: 'mcafee',
  source: 'notices of McAfee (NAI) WebShield and e500, 2002–2012',
  signs: [
    { headers: ['x-nai-header'] },
    {
      text: ['the following addresses had delivery problems'],
      from: ['postmaster@'],
      subject: ['delivery status'],
    },
    { text: ['failed recipients'], subject: ['returned mail'] },
  ],
  layout: {
    end: /^-{3,} ?Returned Mail/i,
    recipient: [
      /^<(?<address>[^<>]{1,320})>\s{1,6}\((?<diagnostic>.*)\)\s*$/,
      /^<(?<address>[^<>]{1,320})>: ?(?<diagnostic>\S.*)$/,
    ],
    said: [/^(?<diagnostic>.*?) \[SMTP Error Code (?<code>[245]\d\d)\]$/i],
  },
};
