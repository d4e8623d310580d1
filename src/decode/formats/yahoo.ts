// Reads Yahoo's notices, old and new: `<address>:`, below it the remote server's reply or Yahoo's own words.

import type { Format } from '../layout/format.ts';

export const YAHOO: Format = {
  id: 'yahoo',
  source: 'notices of yahoo.com, yahoo.co.jp, sbcglobal.net, aol.com, 2000–2021',
  signs: [
    {
      text: [
        'we were unable to deliver your message to the following address',
        'unable to deliver message to the following address',
      ],
    },
  ],
  layout: {
    end: /^-{3} (?:Below this line|Original message)|^-{5,} ?Forwarded message/i,
    recipient: [/^<(?<address>[^<>]{1,320})>:\s*$/],
    skip: /^\/?I'm not going to try again/,
    said: [
      /^Remote host said: (?<diagnostic>.+?)(?: \[(?<command>[A-Z]{2,10}(?:_[A-Z]{2,10})?)\])?$/i,
    ],
    stages: [[/^unable to connect to remote server/i, 'connect']],
    speaker: 'reporter',
  },
};
