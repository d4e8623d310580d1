// Reads Mimecast's notices: values marked with `--` below their headings.

import type { Format } from '../layout/format.ts';

export const MIMECAST: Format = {
  id: 'mimecast',
  source: 'notices of mimecast.com, 2020–2025',
  signs: [
    { subject: ['[postmaster] email delivery failure', '[postmaster] email delivery'] },
    { text: ['this is a delivery failure notification message indicating that'] },
  ],
  layout: {
    recipient: [/^\s{0,4}-- <?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^Additional information follows\s?:\s*$/i,
    skip: /^This condition occurred after|^If you sent the email to multiple/i,
    said: [/^-- (?<diagnostic>\S.*)$/],
  },
};
