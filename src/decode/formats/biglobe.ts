// Reads Biglobe's notices: a list in the manner of Sendmail, the cause below a heading of its own.

import type { Format } from '../layout/format.ts';

export const BIGLOBE: Format = {
  id: 'biglobe',
  source: 'notices of biglobe.ne.jp, 2005–2014',
  signs: [{ text: ['non-delivered information'] }],
  layout: {
    end: /^\s{0,6}-{3,6} ?(?:Original|Unsent) message/i,
    recipient: [/^\s{0,4}<?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^\s{0,6}-{3,6} ?Non-delivered information/i,
    speaker: 'reporter',
  },
};
