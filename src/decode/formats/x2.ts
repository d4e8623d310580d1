// Reads the notices of a qmail derivative: a sentence names the address, lines below it the reply with its step.

import type { Format } from '../layout/format.ts';

export const X2: Format = {
  id: 'x2',
  source: 'notices of an unnamed server in Japan, 2025',
  signs: [{ text: ['remote host said[response message]', 'notice: delivery failure'] }],
  layout: {
    recipient: [/^Delivery failed: <?(?<address>[^\s<>]{1,320})>?\s*$/i],
    said: [
      /^(?<host>\S{1,255}) (?:failed|does not|is not)/,
      /Remote host said(?:\[[^\]]{1,40}\])?: (?<diagnostic>.+?)(?: STEP: (?<command>[A-Z ]{1,30}))?$/,
    ],
    stages: [
      [/does not like recipient/, 'rcpt'],
      [/failed after I sent the message/, 'eod'],
    ],
  },
};
