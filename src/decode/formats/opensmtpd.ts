// Reads OpenSMTPD's notices: `address: reply` on one line.

import type { Format } from '../layout/format.ts';

export const OPENSMTPD: Format = {
  id: 'opensmtpd',
  source: 'OpenSMTPD 5–7, bounce.c; own test bed',
  signs: [{ text: ['this is the mailer-daemon, please do not reply to this e(-|)mail'] }],
  layout: {
    end: /^ {4}Below is a copy of the (?:original message|headers)/i,
    recipient: [/^(?<address>[^\s<>:"]{1,128}@[^\s<>:"]{1,255}): (?<diagnostic>.*)$/],
    stages: [
      [
        /^(?:Domain does not exist|No MX found|Could not retrieve|Bad (?:domain|MX)|DNS error|Temporary failure in MX lookup)/i,
        'dns',
      ],
      [
        /^(?:Network error on destination|No valid route|All routes to destination blocked|Connection)/i,
        'connect',
      ],
    ],
    actions: [
      [/^ {4}(?:A|Your) message is delayed/i, 'delayed'],
      [/^ {4}Your message was relayed/i, 'relayed'],
      [/^ {4}Your message was (?:successfully )?delivered/i, 'delivered'],
    ],
    speaker: 'reporter',
  },
};
