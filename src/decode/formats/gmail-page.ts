// Reads Gmail's notices since 2017 in English: a sentence with the address, the response of the remote server.

import type { Format } from '../layout/format.ts';

export const GMAIL_PAGE: Format = {
  id: 'gmail-page',
  source: 'notices of gmail.com and Google Workspace, 2017–2025',
  signs: [
    {
      text: [
        'the response from the remote server was:',
        'the response was:',
        "your message (wasn't|couldn't be) delivered to",
        'temporary problem (while |)delivering your message to',
      ],
    },
  ],
  layout: {
    recipient: [
      /(?:wasn't|was not|couldn't be|hasn't been) delivered to \**<?(?<address>[^\s<>*]{1,128}@[^\s<>*]{1,255}?)>?\**(?:[.,]?\s|[.,]?$|because )/i,
      /problem (?:while )?delivering your message to \**<?(?<address>[^\s<>*]{1,128}@[^\s<>*]{1,255}?)>?\**(?:[.,]?\s|[.,]?$|because )/i,
    ],
    sentences: true,
    words: /^The response (?:from the remote server )?was:\s*$/i,
    stop: /^LEARN MORE/i,
    blank: 'inside',
    stages: [
      [/^DNS Error/i, 'dns'],
      [/^The recipient server did not accept our requests to connect/i, 'connect'],
    ],
    actions: [
      [
        /^(?:\*\* )?Delivery incomplete(?: \*\*)?$|\(Delay\)$|temporary problem (?:while )?delivering/i,
        'delayed',
      ],
    ],
  },
};
