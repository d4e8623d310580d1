// Reads the notices of Exchange 4 to 2003 with the software that copied them: `address on date`, the words indented below.

import type { Format } from '../layout/format.ts';

export const EXCHANGE_2003: Format = {
  id: 'exchange-2003',
  source: 'notices of Exchange 4.0, 5.5, 2000, 2003 (Internet Mail Service), 1997–2006',
  signs: [
    {
      text: [
        'did not reach the following recipient',
        'following recipients could not be reached',
        'following recipient\\(s\\) could not be reached',
        'did not reach some or all of the intended recipients',
        'msexch:(ims|imc|msexchangemta)',
      ],
    },
    { headers: ['x-ms-embedded-report'] },
  ],
  layout: {
    begin:
      /did not reach the following recipient|following recipient(?:\(s\)|s)? could not be reached/i,
    end: /^(?:hMailServer|Message headers follow:|Received: .*)\s*$/,
    continued: /^(?:Recipient|\S.{0,60};l=.*|;l=.*|\d\d:\d\d:\d\d [+-]\d{4}|;?p=.*)$/,
    recipient: [
      /^Did not reach the following recipient: <?(?<address>[^\s<>]{1,320})>?\s*$/i,
      /^ {0,8}'?(?<address>[^\s'<>;]{1,128}@[^\s'<>;]{1,255}?)'? on \S.{5,80}$/,
      /^ {0,8}.{0,200}SMTP=(?<address>[^\s;=]{1,128}@[^\s;]{1,255});? on .*$/i,
      /^\s{0,8}Recipient: \[SMTP:(?<address>[^\s\]]{1,320})\]\s*$/i,
      /^(?<address>[^\s<>:]{1,128}@[^\s<>:]{1,255})\s*$/,
    ],
    skip: /^\s*The MTS-ID of the original message is/,
    said: [
      /<(?<host>[^\s<>#]{1,255}) #(?<status>[245]\.\d{1,3}\.\d{1,3})(?: smtp;(?<diagnostic>.*?))?>$/i,
      /#(?<status>[245]\.\d{1,3}\.\d{1,3})#?/,
      /sent: (?<command>[A-Z ]{4,10}).{0,330} Remote server replied: (?<diagnostic>.+)$/,
      /Remote SMTP Server Returned: (?<diagnostic>.+)$/i,
      /^Reason: (?<diagnostic>.+)$/,
    ],
    speaker: 'reporter',
  },
};
