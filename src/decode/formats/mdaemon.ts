// Reads MDaemon's notices: the addresses marked with `>`, then the unmarked dialogue; or one sentence.

import type { Format } from '../layout/format.ts';

export const MDAEMON: Format = {
  id: 'mdaemon',
  source: 'notices of Alt-N MDaemon 3–10, 2001–2008',
  signs: [{ from: ['mdaemon@'] }, { text: ['did not receive a copy of your message'] }],
  layout: {
    end: /^: Message contains \[/i,
    recipient: [
      /^> (?<address>[^\s<>]{1,128}@[^\s<>]{1,255})\s*$/,
      /^(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}) - (?<diagnostic>\S.*)$/,
    ],
    words: /^-{2,3} ?Session Transcript -{2,3}/i,
    stop: /^-{2,3} ?End Transcript -{2,3}/i,
    said: [
      /^.*\s(?<command>RCPT To|MAIL From|DATA|EHLO|HELO)\S* (?:SIZE=\d{1,12} )?(?<diagnostic>[45]\d\d[ -].*?)(?: QUIT| RSET|$)/i,
    ],
    actions: [[/delivery warning|temporary/i, 'delayed']],
    speaker: 'reporter',
  },
};
