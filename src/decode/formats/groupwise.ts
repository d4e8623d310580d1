// Reads the notices of Novell GroupWise: `address (cause)`.

import type { Format } from '../layout/format.ts';

export const GROUPWISE: Format = {
  id: 'groupwise',
  source: 'notices of Novell GroupWise Internet Agent 5–8, 2000–2010',
  signs: [
    { headers: ['x-mailer: novell groupwise'] },
    { text: ['the message that you sent was undeliverable to the following'] },
  ],
  layout: {
    recipient: [
      /^\s{1,12}(?<address>[^\s<>()]{1,128}@[^\s<>()]{1,255})(?: \((?<diagnostic>.{1,400}?)\))?\s*$/,
      /^\t(?<target>[\w-]{1,64}(?:\.[\w-]{1,64}){1,3}) \((?<diagnostic>[^()]{1,400})\)\s*$/,
    ],
    said: [/^(?:.{0,80}?)(?<diagnostic>[245]\d\d .*)$/],
    speaker: 'reporter',
  },
};
