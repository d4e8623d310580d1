// Reads the refusals of the list server fml: the list is the recipient that refused.

import type { Format } from '../layout/format.ts';

export const FML: Format = {
  id: 'fml',
  source: 'notices of fml 2–4, 2001–2009',
  signs: [
    {
      headers: ['x-mlserver: fml'],
      text: ['you are not a member', 'not member', 'rejected', 'loop'],
    },
  ],
  layout: {
    recipient: [/^(?<diagnostic>.{0,200}(?:mailing list|ML) <(?<address>[^\s<>]{1,320})>.*)$/i],
    speaker: 'reporter',
  },
};
