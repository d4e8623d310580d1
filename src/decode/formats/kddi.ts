// Reads the notices of KDDI's provider mail (au one net, DION): a sentence names the recipient, the next the cause.

import type { Format } from '../layout/format.ts';

export const KDDI: Format = {
  id: 'kddi',
  source: 'notices of dion.ne.jp and au one net, 2013',
  signs: [
    { text: ['could not be delivered to: <'] },
    { from: ['dion.ne.jp', 'no-reply@'], text: ['your mail sent on'] },
  ],
  layout: {
    recipient: [/^\s{0,12}Could not be delivered to: <?(?<address>[^\s<>]{1,320})>?\s*$/i],
    said: [/^As (?<diagnostic>their .*)$/i],
    speaker: 'reporter',
  },
};
