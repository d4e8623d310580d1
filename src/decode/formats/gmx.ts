// Reads the notices of 1&1, GMX, web.de, mail.com (`Nemesis`): `address:`, below it the command, the host, the reply.

import type { Format } from '../layout/format.ts';

export const GMX: Format = {
  id: 'gmx',
  source: 'notices of gmx.net, kundenserver.de, mail.com, 2003–2020',
  signs: [
    {
      text: [
        'smtp error from remote server (after|for)',
        'the header of the original message is following',
      ],
    },
    { from: ['kundenserver.de', 'mailer-daemon@gmx', 'mail.gmx.', 'gmx mailer daemon'] },
  ],
  layout: {
    end: /^-{2,3} ?The header of the original message/i,
    recipient: [/^["<]?(?<address>[^\s"<>:]{1,128}@[^\s"<>:]{1,255})[">]?:?\s*$/],
    skip: /^Reason:\s*$/,
    said: [
      /SMTP error from remote server (?:after|for) (?<command>[A-Z ]{1,30}?) command/i,
      /(?:^| )host: (?<host>[^\s()]{1,255})/,
      / reason: (?<diagnostic>\S.*)$/,
      / host: \S{1,255} (?<diagnostic>\S.*)$/,
    ],
    stages: [[/remote server (?:after|for) TEXT command/i, 'eod']],
    speaker: 'reporter',
  },
};
