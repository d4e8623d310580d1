// Reads the notices of MessageLabs, later Symantec Email Security.cloud: the addresses, then `Reason:` with the reply.

import type { Format } from '../layout/format.ts';

export const MESSAGE_LABS: Format = {
  id: 'message-labs',
  source: 'notices of messagelabs.com, 2007–2017',
  signs: [{ text: ['this is the mail delivery agent at'] }],
  layout: {
    begin: /unable to deliver your message to the following address/i,
    recipient: [/^\s{0,4}<?(?<address>[^\s<>:]{1,128}@[^\s<>:]{1,255}?)>?:?\s*$/],
    words: /^Reason: ?(?<diagnostic>.*)$/i,
    stop: /^The message subject was:/i,
  },
};
