// Reads the notices of SendGrid's relays: address, host, reply, command between colons.

import type { Format } from '../layout/format.ts';

export const SENDGRID: Format = {
  id: 'sendgrid',
  source: 'notices of sendgrid.net, 2010–2014',
  signs: [{ text: ['automatically generated message from sendgrid'] }],
  layout: {
    recipient: [
      /<(?<address>[^<>]{1,320})> : \S{0,60} : (?<host>[^\s:]{1,255}):\[[^\]]{1,60}\] : (?<diagnostic>\S.*)$/,
      /^<(?<address>[^<>]{1,320})> ?: (?<diagnostic>\S.*)$/,
    ],
    said: [/^(?<diagnostic>.+?)\s{1,4}in (?<command>[A-Z]{4}(?: TO| FROM)?|end of data)$/i],
  },
};
