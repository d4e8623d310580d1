// Reads the notices of SurfControl's e-mail filter: `address: [ip], reply`.

import type { Format } from '../layout/format.ts';

export const SURFCONTROL: Format = {
  id: 'surfcontrol',
  source: 'notices of SurfControl E-mail Filter (later Websense), 2006–2010',
  signs: [
    { headers: ['x-mailer: surfcontrol'] },
    {
      text: [
        'failed to send to identified host',
        'a transcript of the attempts to send the message follows',
      ],
    },
  ],
  layout: {
    end: /^-{3} Message non-deliverable/i,
    recipient: [
      /^(?<address>[^\s<>:]{1,128}@[^\s<>:]{1,255}): \[(?<host>[^\]]{1,60})\], ?(?<diagnostic>\S.*)$/,
      /^Addressed To: (?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/i,
    ],
    skip: /^Failed to send to identified host|^\w{3},? \d\d? \w{3} \d{4}/i,
  },
};
