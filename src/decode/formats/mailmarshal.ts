// Reads MailMarshal's notices: the cause first, then the recipients that it affected.

import type { Format } from '../layout/format.ts';

export const MAILMARSHAL: Format = {
  id: 'mailmarshal',
  source: 'notices of Trustwave MailMarshal SMTP, 2003–2015',
  signs: [
    { text: ['the following recipients were affected', 'could not be delivered because of'] },
    { subject: ['undeliverable mail: "'] },
  ],
  layout: {
    end: /^Additional Information\s*$|^={10,}\s*$/i,
    recipient: [/^\s{1,12}<?(?<address>[^\s<>:]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^\s{0,4}Could not be delivered because of\s*(?<diagnostic>.*)$/i,
    stop: /^The following recipients were affected/i,
    blank: 'inside',
    speaker: 'reporter',
  },
};
