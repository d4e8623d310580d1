// Reads Postfix's notices in any template language: what stays is the block `<address>: reply`.

import type { Format } from '../layout/format.ts';

export const POSTFIX: Format = {
  id: 'postfix',
  source:
    'Postfix 2–3, bounce(5) and the SMTP client; own test bed with English, German and Japanese templates',
  signs: [
    {
      text: [
        'the (mail system|postfix program) at host',
        'in reply to (end of data|rcpt to|mail from|data|ehlo|helo|lhlo|starttls|auth) command',
        'refused to talk to me',
        'delivery temporarily suspended',
        'name service error for',
        'loops back to myself',
        'while receiving the initial server greeting',
      ],
    },
    {
      from: ['mail delivery system'],
      subject: ['undelivered mail', 'delayed mail', 'successful mail'],
    },
    { text: ['said: #'], from: ['mailer-daemon'] },
    { text: [': connect to * connection (refused|timed out)'] },
  ],
  layout: {
    end: /^-{3,} ?(?:Below this line|Original message)/i,
    continued: /^ {4}\S/,
    recipient: [
      /^<(?<address>[^<>]{1,320})>(?: \(expanded from <(?<original>[^<>]{1,320})>\))?: ?(?<diagnostic>.*)$/,
    ],
    said: [
      /(?:^|: )host (?<host>[^\s[]{1,255})\[[^\]]{0,60}\](?::\d+)? (?:said|refused to talk to me): (?<diagnostic>.+?)(?: \(in reply to (?<command>[^()]{1,30}) command\))?$/,
      /delivery via (?<host>[^\s[]{1,255})\[[^\]]{0,60}\](?::\d+)?: (?<diagnostic>\d{3}[ -].*)$/,
      /(?:connect to|lost connection with|conversation with) (?<host>[^\s[]{1,255})\[/,
    ],
    stages: [
      [/refused to talk to me/, 'banner'],
      [/(?:^|: )connect to \S+: /, 'connect'],
      [/^(?:Host or domain name not found|Name service error|unable to look up host)/, 'dns'],
      [/^Domain \S+ does not accept mail|^mail for \S+ loops back to myself/, 'dns'],
      [/while receiving the initial server greeting/, 'banner'],
      [/while performing the (?:EHLO|HELO|LHLO) handshake/, 'ehlo'],
      [/while performing the STARTTLS handshake|^(?:TLS is required|Cannot start TLS)/, 'starttls'],
      [/^Server certificate not|^Server certificate/, 'starttls'],
      [/while sending MAIL FROM|^message size \d+ exceeds size limit/, 'mail'],
      [/while sending RCPT TO/, 'rcpt'],
      [/while sending DATA command/, 'data'],
      [/while sending (?:end of data|message body)/, 'eod'],
      [/^SASL authentication failed/, 'auth'],
    ],
    actions: [
      [/^Delayed Mail|^# THIS IS A WARNING ONLY|^It will be retried until it is/i, 'delayed'],
      // The box around that warning stands in translated templates as well, and in no other notice.
      [/^#{40,120}$/, 'delayed'],
      [/^(?:Your message was|Mail was) successfully delivered/i, 'relayed'],
    ],
    told: [
      [/^(?:delivery via \S{1,60} )?delivered to (?:mailbox|maildir|command|file)/i, 'delivered'],
    ],
    speaker: 'reporter',
  },
};
