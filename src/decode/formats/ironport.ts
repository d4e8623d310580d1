// Reads the notices of IronPort (Cisco) with those of early SES: one sentence, the status with a quoted reply.

import type { Format } from '../layout/format.ts';

export const IRONPORT: Format = {
  id: 'ironport',
  source: 'notices of IronPort AsyncOS 5–9 and of SES, 2007–2014',
  signs: [{ text: ['the following message to * was undeliverable'] }],
  layout: {
    recipient: [/^The following message to <(?<address>[^<>]{1,320})> was undeliverable/i],
    words: /^The reason for the problem:\s*(?<diagnostic>.*)$/i,
    said: [
      /(?: |^)(?<code>[245]\d\d)-'(?<status>[245]\.\d{1,3}\.\d{1,3})?/,
      /\('(?<code>[45]\d\d)', \['(?<status>[245]\.\d{1,3}\.\d{1,3})?/,
    ],
    actions: [[/delayed/i, 'delayed']],
  },
};
