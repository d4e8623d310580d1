// Reads the notices of KDDI's mobile mail (ezweb): the cause in a sentence or a quoted dialogue, the recipient in brackets.

import type { Format } from '../format.ts';

export const EZWEB: Format = {
  id: 'ezweb',
  source: 'notices of ezweb.ne.jp, 2008–2018',
  signs: [{ from: ['ezweb.ne.jp'] }, { subject: ['mail system error - returned mail'] }],
  layout: {
    end: /^-{20,}\s*$|^Received: /i,
    recipient: [
      /^\s{0,8}(?:Recipient: )?<(?<address>[^\s<>]{1,320})>(?:: (?<diagnostic>.*))?\s*$/i,
    ],
    words:
      /^(?<diagnostic>Your message was not delivered within .*|The user\(s\) account is .*|Each of the following recipients was rejected by a remote.*)$/i,
    stop: /^The following recipients did not receive/i,
    transcript: true,
    stages: [[/Remote host is not responding/, 'connect']],
    speaker: 'reporter',
  },
};
