// Reads XMail's notices: numbered sections, recipient with error in the first.

import type { Format } from '../layout/format.ts';

export const XMAIL: Format = {
  id: 'xmail',
  source: 'XMail 1.x, SMTPSvr bounce messages',
  signs: [{ text: ['xmail bounce: rcpt=', 'the reason of the delivery failure was'] }],
  layout: {
    end: /^\[<0[45]>\]/,
    recipient: [
      /XMail bounce: Rcpt=\[(?<address>[^\s\]]{1,320})\];Error=\[(?<diagnostic>[^\]]{0,1000})\]/i,
      /^\s{0,4}Rcpt To:\s{1,8}<(?<address>[^\s<>]{1,320})>/i,
    ],
    words: /^\[<02>\] The reason of the delivery failure was:\s*(?<diagnostic>.*)$/i,
  },
};
