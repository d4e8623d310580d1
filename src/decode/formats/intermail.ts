// Reads the notices of InterMail (Software.com, Openwave; Netscape, ezweb): the cause first, the recipients in brackets.

import type { Format } from '../layout/format.ts';

export const INTERMAIL: Format = {
  id: 'intermail',
  source: 'notices of InterMail 4–8, Netscape Messaging Server 3–4, ezweb.ne.jp, 1999–2018',
  signs: [
    { text: ['this message was undeliverable due to the following reason'] },
    { from: ['ezweb.ne.jp'] },
    { subject: ['mail system error - returned mail'] },
  ],
  layout: {
    end: /^-{20,}\s*$|^Received: |^Please reply to /i,
    recipient: [
      /^\s{0,8}(?:Recipient: )?<(?<address>[^\s<>]{1,320})>(?:: (?<diagnostic>.*))?\s*$/i,
    ],
    words:
      /^(?:This Message was undeliverable due to the following reason:|(?<diagnostic>\s{1,12}Reason:\s{1,8}\S.*|Your message was not delivered within .*|The user\(s\) account is .*|Each of the following recipients was rejected by a remote.*))\s*$/i,
    stop: /^The following recipients did not receive|^The reasons given by the server|^each recipient was rejected/i,
    blank: 'inside',
    transcript: true,
    said: [/(?:^| )Reason:\s{1,8}(?<diagnostic>\S.*)$/],
    stages: [[/Remote host is not responding/, 'connect']],
    speaker: 'reporter',
  },
};
