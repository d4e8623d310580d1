// Reads the notices of qmail with its many relatives: `<address>:` on a line of its own, the words below it.

import type { Format } from '../layout/format.ts';

export const QMAIL: Format = {
  id: 'qmail',
  source:
    'qmail 1.03, netqmail, notqmail: qmail-send.c, qmail-remote.c; QSBMF, cr.yp.to/proto/qsbmf.txt',
  signs: [
    {
      text: [
        'this is the (qmail-send|deliver|mta) program at',
        "I'm afraid I wasn't able to deliver your message to the following addresses",
        'below this line is a copy of the message',
        'below the next line is a copy of the message',
        'enclosed is a copy of the message',
        'mensaje original adjunto',
        'did not get far enough; most progress was',
      ],
    },
    { subject: ['failure notice'] },
    { headers: ['x-mailer: sinamail'] },
  ],
  layout: {
    end: /^-{2,3} (?:Below|Enclosed|Attachment|Mensaje|Original|附件|\[)|^-{4,} ?(?:Forwarded|Original) message/i,
    recipient: [
      /^<(?<address>[^<>]{1,320})>:\s*$/,
      /^ {0,8}(?<address>[^\s<>"():;,]{1,128}@[^\s<>"():;,]{1,255})\s*$/,
    ],
    skip: /^Giving up on \S+\.$|^I'm not going to (?:try again|bounce)/,
    said: [
      /^From: <[^>]{0,320}> RCPT: <[^>]{0,320}> (?<host>\S{1,255}) /,
      /(?:^|Connected to |remote host |host )(?<host>[\w.-]{1,255}\.[\w-]{1,63}) (?:does not like|but |failed|said|is not)/i,
      /remote host \S{1,255} said: (?<diagnostic>.+?)(?: \. \(#(?<status>[245]\.\d{1,3}\.\d{1,3})\)| \(Other MXes|$)/i,
      /Remote host said(?:\[[^\]]{1,40}\])?: (?<diagnostic>.+?)(?: STEP: (?<command>[A-Z ]{1,30}))?$/i,
      /most progress was (?<command>[A-Z ]{1,30}?) response/,
    ],
    stages: [
      [/does not like recipient/, 'rcpt'],
      [/but sender was rejected/, 'mail'],
      [/but my name was rejected/, 'ehlo'],
      [/but greeting failed/, 'banner'],
      [/failed on DATA command/, 'data'],
      [/failed after I sent the message|Possible duplicate/, 'eod'],
      [/wasn't able to establish an SMTP connection|unable to connect to remote server/, 'connect'],
      [/couldn't find any host|CNAME lookup failed|couldn't find a mail exchanger/, 'dns'],
    ],
    speaker: 'reporter',
  },
};
