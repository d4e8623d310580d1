// Reads the notices of Google Groups in any language: the group is named only in the header.

import type { Format } from '../layout/format.ts';

export const GOOGLE_GROUPS: Format = {
  id: 'google-groups',
  source: 'notices of googlegroups.com in twelve languages, 2019',
  signs: [
    { from: ['mailer-daemon@googlemail.com'], text: ['groups.google.com'] },
    { text: ['the group you tried to contact * may not exist'] },
  ],
  layout: {
    end: /^ {0,3}-{4,6} ?Original message/i,
    // A name without its domain: the header tells the whole address.
    recipient: [/(?:^|the group you tried to contact )\((?<target>[\w.+-]{1,64})\)/],
    continued: /^[a-z(]/,
    sentences: true,
    words: /^The response was:\s*$/i,
    speaker: 'reporter',
  },
};
