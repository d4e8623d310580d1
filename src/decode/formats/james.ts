// Reads Apache James's notices: the failed recipients in a list, the error message below it.

import type { Format } from '../layout/format.ts';

export const JAMES: Format = {
  id: 'james',
  source: 'Apache James 2–3, Bounce and DSNBounce mailets',
  signs: [{ text: ['this is the james mail server at'] }],
  layout: {
    end: /^The original message is attached|^Message details:/i,
    recipient: [/^\s{0,4}<?(?<address>[^\s<>:]{1,128}@[^\s<>:]{1,255}?)>?\s*$/],
    words: /^Error message(?: below)?:\s*(?<diagnostic>.*)$/i,
    said: [/(?:Remote host said|diagnostic): (?<diagnostic>[245]\d\d.*)$/i],
    speaker: 'reporter',
  },
};
