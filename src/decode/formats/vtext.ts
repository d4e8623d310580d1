// Reads the notices of text message gateways built on Apache James: cause, reply, the envelope of the message.

import type { Format } from '../layout/format.ts';

export const VTEXT: Format = {
  id: 'vtext',
  source: 'notices of vtext.com and of Apache James 2, 2008–2013',
  signs: [
    { text: ['message could not be delivered to mobile'] },

    { text: ['error message below'] },
    { text: ['message details'], from: ['post_master@', 'postmaster@'] },
  ],
  layout: {
    recipient: [
      /^\s{0,6}RCPT TO: <?(?<address>[^\s<>]{1,320})>?\s*$/i,
      /^To: <?(?<address>[^\s<>]{1,320}@vzwpix\.com)>?\s*$/i,
    ],
    words: /^(?:Error message below|Error):\s*(?<diagnostic>.*)$/i,
    said: [/(?<diagnostic>[45]\d\d[ -].*)$/],
    stop: /^Message details:/i,
  },
};
