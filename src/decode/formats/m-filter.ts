// Reads the notices of m-FILTER: recipients, the server's reply, the command it answered.

import type { Format } from '../layout/format.ts';

export const M_FILTER: Format = {
  id: 'm-filter',
  source: 'notices of Digital Arts m-FILTER, 2010–2025',
  signs: [{ text: ['server message'] }, { headers: ['x-mailer: m-filter'] }],
  layout: {
    end: /^-{5,}original (?:message|mail info)/i,
    recipient: [/^\s{0,4}<?(?<address>[^\s<>:]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /^-{5,}server message\s*$/i,
    blank: 'inside',
    said: [/^(?<diagnostic>.*?) -{5,}SMTP command (?<command>.*)$/i],
  },
};
