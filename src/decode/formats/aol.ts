// Reads AOL's notices of 2014: a page that names the address, then `because:` with the cause.

import type { Format } from '../layout/format.ts';

export const AOL: Format = {
  id: 'aol',
  source: 'notices of aol.com, 2014–2016',
  signs: [{ text: ['send/receive log is attached', 'double checking your recipient'] }],
  layout: {
    begin: /unable to deliver your message to the following address/i,
    recipient: [/^\s{1,12}<?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^because: ?(?<diagnostic>.*)$/i,
    stop: /^Your mail provider is working|^We also recommend/i,
    speaker: 'reporter',
  },
};
