// Reads the notices of MX Logic: `<address>: reply`, indented.

import type { Format } from '../layout/format.ts';

export const MXLOGIC: Format = {
  id: 'mxlogic',
  source: 'notices of MX Logic, later McAfee SaaS, 2008–2014',
  signs: [
    { headers: ['x-mxl-notehash', 'x-mx-bounce'] },
    { text: ['included is a copy of the message header'] },
  ],
  layout: {
    end: /^Included is a copy of the message header/i,
    recipient: [/^ {2}<(?<address>[^<>]{1,320})>: ?(?<diagnostic>.*)$/],
    said: [/^(?:host )?(?<host>\S{1,255}) said: (?<diagnostic>[245]\d\d.*)$/],
  },
};
