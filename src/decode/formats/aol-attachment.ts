// Reads the older refusals of AOL: a sentence with the cause, below it the screen names without a domain.

import type { Format } from '../layout/format.ts';

export const AOL_ATTACHMENT: Format = {
  id: 'aol-attachment',
  source: 'notices of aol.com, 2000–2010',
  signs: [
    { from: ['@aol.com'], text: ['your mail to the following recipients could not be delivered'] },
  ],
  layout: {
    recipient: [/^\t(?<address>[\w.-]{1,64})\s*$/],
    words: /your mail to the following recipients could not be delivered (?<diagnostic>.*)$/i,
    localNames: true,
    speaker: 'reporter',
  },
};
