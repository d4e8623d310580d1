// Reads masqmail's notices: the recipients in a list, one message for all of them.

import type { Format } from '../layout/format.ts';

export const MASQMAIL: Format = {
  id: 'masqmail',
  source: 'masqmail 0.2–0.3, failmsg templates',
  signs: [{ text: ['may give you a hint about what caused the failure'] }],
  layout: {
    end: /^Your message (?:is|follows)|^If you need help/i,
    recipient: [/^\s{0,4}<?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^failure:\s*$|caused the failure:\s*$/i,
    speaker: 'reporter',
  },
};
