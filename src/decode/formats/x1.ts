// Reads the notices of a mail server that names itself nowhere: `address [cause]` under a heading of three dashes.

import type { Format } from '../layout/format.ts';

export const X1: Format = {
  id: 'x1',
  source: 'notices of an unnamed server in Japan, 2010–2011; named as Sisimai does',
  signs: [{ text: ['the following addresses had delivery errors'] }],
  layout: {
    recipient: [
      /^(?<address>[^\s<>[\]]{1,128}@[^\s<>[\]]{1,255}) \[(?<diagnostic>[^\]]{1,300})\]\s*$/,
    ],
    speaker: 'reporter',
  },
};
