// Reads the notices of a mail server that names itself nowhere: numbered errors, one sentence each.

import type { Format } from '../layout/format.ts';

export const X6: Format = {
  id: 'x6',
  source: 'notices of an unnamed server, 2012; named as Sisimai does',
  signs: [{ text: ['we had trouble delivering your message', 'it responded as follows:'] }],
  layout: {
    recipient: [
      /^SMTP Server <(?<host>[^<>]{1,255})> (?<diagnostic>rejected recipient <(?<address>[^<>]{1,320})>.*)$/i,
      /^(?<diagnostic>.{0,200}<(?<address>[^\s<>]{1,128}@[^\s<>]{1,255})>.*)$/,
    ],
    end: /^The attachment contains/i,
    said: [
      /\(Error following (?<command>[A-Z ]{4,20}?) command\)/i,
      /responded as follows: \[(?<diagnostic>.+)\]$/i,
    ],
  },
};
