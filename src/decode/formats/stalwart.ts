// Reads Stalwart's notices: `<address> (host 'name' rejected command 'VERB' with code 550 (5.1.1) 'words')`.

import type { Format } from '../layout/format.ts';

export const STALWART: Format = {
  id: 'stalwart',
  source: 'Stalwart 0.10–0.15, smtp/src/reporting/dsn.rs; a notice of 2025',
  signs: [
    {
      text: [
        "rejected command '",
        'your message could not be delivered to the following recipients',
      ],
    },
    {
      text: ['your message has been delayed', 'there was a temporary problem delivering'],
      subject: ['warning: delay in message delivery'],
    },
    {
      subject: [
        'failed to deliver message',
        'partially delivered message',
        'successfully delivered message',
      ],
    },
  ],
  layout: {
    recipient: [/^<(?<address>[^<>]{1,320})> \((?<diagnostic>.*)\)\s*$/],
    said: [
      /^(?:host|connection to) '(?<host>[^']{1,255})'/,
      /rejected (?:command|transaction) '(?<command>[A-Z ]{1,20})[^']{0,400}' with code (?<code>[245]\d\d) \((?:0\.0\.0|(?<status>[245]\.\d{1,3}\.\d{1,3}))\)/,
      /(?:with code|with) (?<code>[245]\d\d) \((?:0\.0\.0|[245]\.[^)]{1,10})\) '(?<diagnostic>.*)'$/,
      /^delivered to '(?<host>[^']{1,255})'/,
    ],
    stages: [
      [/^failed to lookup/, 'dns'],
      [/^connection to '[^']{1,255}' failed/, 'connect'],
      [/^(?:TLS error|DANE|MTA-STS)/, 'starttls'],
    ],
    actions: [
      [/delayed|temporary problem|will be retried/i, 'delayed'],
      [/^Your message (?:was|has been) (?:successfully )?delivered/i, 'delivered'],
      [/could not be delivered/i, 'failed'],
    ],
    speaker: 'reporter',
  },
};
