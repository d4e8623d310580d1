// Reads Haraka's notices: the recipients on one line, the reason on the next.

import type { Format } from '../layout/format.ts';

export const HARAKA: Format = {
  id: 'haraka',
  source: 'Haraka 2.8–3.1, config/outbound.bounce_message; own test bed',
  signs: [
    { text: ['this is the haraka mailer program at', 'failure reason: error:'] },
    { text: ['intended recipients:'] },
  ],
  layout: {
    end: /^-{3} ?(?:Below|Original)/i,
    recipient: [
      /^Intended Recipients: (?<address>.*@.*\S)\s*$/i,
      /^<(?<address>[^<>]{1,320})>: (?<diagnostic>[245]\d\d .*)$/,
    ],
    words: /^Failure Reason: (?:Error: )?(?<diagnostic>.*)$/i,
    said: [/^Too many failures \((?<diagnostic>.+)\)$/],
    stages: [
      [/Some recipients (?:temp )?failed/, 'rcpt'],
      [/DNS lookup failure|^No MX|^No Such Domain|queryMx|^NULL MX|^Nowhere to deliver/i, 'dns'],
      [/^(?:Too many failures \()?Tried all MXs/i, 'connect'],
    ],
    speaker: 'reporter',
  },
};
