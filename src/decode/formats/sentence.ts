// Reads the notices of the many small systems that name the recipient in one sentence or below it.

import type { Format, Signs } from '../layout/format.ts';

const SENTENCES: Signs = {
  text: [
    'could not be delivered to',
    'cannot be delivered to',
    'unable to deliver (mail|message|your message|the message|your mail)',
    '(undeliverable address|intended recipient|failed recipient|invalid receiver address|error-for):',
    "user's mailbox is full",
    'did not reach the following recipient',
    'did not receive (this|your) message',
    'failed addresses follow',
    'your list of failed recipients',
    'message not delivered to the following',
    'has encountered delivery problems',
    'could not be delivered to all of its recipients',
    'has not been delivered',
    "wasn't able to deliver the following message",
  ],
};

export const SENTENCE: Format = {
  id: 'sentence',
  source: 'notices of some forty systems without a name, 1998–2012',
  signs: [
    {
      ...SENTENCES,
      from: [
        'daemon',
        'postmaster',
        'deliver',
        'administrator',
        'admin@',
        'smtp',
        'mailserver',
        'noreply',
        '<>',
      ],
    },
    {
      ...SENTENCES,
      subject: [
        'undeliver',
        'deliver',
        'returned',
        'return to sender',
        'failure',
        'non remis',
        'error',
        'warning',
      ],
    },
  ],
  layout: {
    end: /^[-_=*\s]{0,12}(?:Original message|Old message|Unsent message|Returned mail|(?:START OF )?RETURNED M|Message (?:header|text)|Below (?:this|the next) line|A copy of the original|The (?:headers?|first) |-- The header)|^Your message reads|^A summary of the undelivered|^(?:Received|Return-Path): /i,
    recipient: [
      /^\s{0,8}(?:Undeliverable Address|Intended recipient|Failed Recipient|Invalid receiver address|Receiver|Error-for|Recipient):\s{0,8}[<"']?(?<address>[^\s<>"',:;]{1,128}@[^\s<>"',:;]{1,255})/i,
      /^(?<diagnostic>.{0,200}(?:delivered to|deliver (?:mail|(?:your |the )?message) to|reach the following recipients?|mailbox is full|addressed to|message to)[:\s]{1,3}[<"']?(?<address>[^\s<>"',:;()]{1,128}@[^\s<>"',:;()]{1,255}).{0,200})$/i,
      /^\s{0,16}(?:"[^"]{0,80}" )?<?(?<address>[^\s<>"',:;()]{1,128}@[^\s<>"',:;()]{1,255}?)>?[:;,.]?\s*$/,
      /^\s{0,8}<(?<address>[^\s<>]{1,320})>:? {1,4}(?<diagnostic>\S.*)$/,
    ],
    skip: /^[-=*_\s]{5,}$|^\s*-{5,}\s?\S.{0,60}:?\s*$|^Please do not resend/i,
    blank: 'inside',
    said: [
      /Error-Text:\s{1,4}(?<diagnostic>\S.*?)(?: Error-|$)/i,
      /(?:Remote host said|server (?:said|returned|replied)|Reason): ?(?<diagnostic>\S.*)$/i,
    ],
    actions: [
      [
        /^Delivery attempts will continue|THIS IS A WARNING|has been delayed|being delayed/i,
        'delayed',
      ],
    ],
  },
};
