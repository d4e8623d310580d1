// Reads the notices of the Sun and Oracle Messaging Server, iPlanet, PMDF: one named field a line for each recipient.

import type { Format } from '../layout/format.ts';

export const MESSAGING_SERVER: Format = {
  id: 'messaging-server',
  source: 'notices of PMDF, iPlanet, Sun, Oracle Messaging Server, iCloud, 2000–2018',
  signs: [
    { text: ['this report relates to a message you sent with the following header fields'] },
    { text: ['recipient address:'] },
    { subject: ['delivery notification: delivery has'] },
  ],
  layout: {
    continued: /^\s{4,}\(|^ \(/,
    recipient: [/^\s{0,4}Recipient address:\s*(?<address>\S{1,320}@\S{1,255})\s*$/i],
    said: [
      /(?:^| )Diagnostic code: (?:smtp; ?)?(?<diagnostic>.+?)(?: Remote system: |$)/i,
      /(?:^| )Original address: (?<original>\S{1,320}@\S{1,255})/i,
      /(?:^| )Remote system: (?:dns; ?)?(?<host>[^\s();]{1,255})/i,
      /(?:^| )Reason: (?<diagnostic>.+?)(?: Diagnostic code: | Remote system: |$)/i,
    ],
    actions: [
      [/delayed|has been delayed|being delayed/i, 'delayed'],
      [/cannot be delivered|could not be delivered|delivery has failed/i, 'failed'],
    ],
    speaker: 'reporter',
  },
};
