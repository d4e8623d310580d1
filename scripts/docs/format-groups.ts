// Sorts the formats of returned mails for readers: what the systems are that write them.

export interface Reader {
  readonly id: string;
  readonly what: string;
  readonly source: string;
}

/** Readers that are no entry of `src/decode/formats/`: they go by fields, or by what a mail is. */
export const READERS: readonly Reader[] = [
  {
    id: 'rfc3464',
    what: 'Delivery status: one group of fields a recipient, internationalised ones too',
    source: 'RFC 3464, RFC 6522, RFC 6533',
  },
  {
    id: 'arf',
    what: 'Complaints, with redacted recipients too; failure reports of authentication',
    source: 'RFC 5965, RFC 6590, RFC 6591',
  },
  {
    id: 'complaint-copy',
    what: 'Complaints that are nothing but the mail complained about',
    source: 'feedback loops that send no report (JMRP and others)',
  },
  { id: 'rfc8098', what: 'Read receipts', source: 'RFC 8098' },
  {
    id: 'rfc8098-rejection',
    what: 'Refusals by a filter of the recipient, sent as a receipt',
    source: 'RFC 8098, RFC 5429 §2.2.1',
  },
  { id: 'tnef', what: "Read receipts in Microsoft's own encoding", source: 'MS-OXTNEF' },
  {
    id: 'worded-receipt',
    what: 'Read receipts that are told in words only',
    source: 'notices of webmail programs',
  },
  {
    id: 'auto-reply',
    what: 'Absence notes and automatic acknowledgements, by header fields and words',
    source: 'RFC 3834, habits of the field',
  },
  {
    id: 'challenge',
    what: 'Requests to prove to be a person before the mail is delivered',
    source: 'habits of the field',
  },
  {
    id: 'unsubscribe',
    what: 'Mails that ask to be taken off the list',
    source: 'RFC 2369, RFC 8058',
  },
  { id: 'human-reply', what: 'Answers of people', source: 'habits of the field' },
  {
    id: 'generic',
    what: 'The last resort: recipient and reply by their shape, in any language; it says so by a low sureness',
    source: 'habits of the field',
  },
];

/** Heading → ids of `src/decode/formats/`. Each format stands in one group. */
export const FORMAT_GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Mail servers': [
    'communigate',
    'coremail',
    'courier',
    'dma',
    'domino',
    'dovecot',
    'exchange-2003',
    'exchange',
    'exim',
    'exim-message',
    'groupwise',
    'haraka',
    'imail',
    'intermail',
    'james',
    'masqmail',
    'mdaemon',
    'messaging-server',
    'notes',
    'nullmailer',
    'opensmtpd',
    'outlook',
    'postfix',
    'powermta',
    'qmail',
    'sendmail',
    'smail',
    'smartermail',
    'stalwart',
    'xmail',
  ],
  'Mailbox providers, sending services': [
    'amazon',
    'amazon-sns',
    'aol',
    'aol-attachment',
    'biglobe',
    'demon',
    'exchange-online',
    'gmail',
    'gmail-delay',
    'gmail-page',
    'gmx',
    'kddi',
    'mail-ru',
    'qq',
    'sendgrid',
    'spamcop',
    'vtext',
    'yahoo',
    'zoho',
  ],
  'Filters and gateways': [
    'active-hunter',
    'amavis',
    'barracuda',
    'ironport',
    'm-filter',
    'mailfoundry',
    'mailmarshal',
    'mcafee',
    'message-labs',
    'mimecast',
    'mxlogic',
    'surfcontrol',
    'trend-micro',
  ],
  'List servers': ['fml', 'google-groups'],
  'Systems that name themselves nowhere': ['sentence', 'x1', 'x2', 'x3', 'x6'],
};
