// Reads the notices of Trend Micro InterScan: one sentence names the recipient.

import type { Format } from '../layout/format.ts';

export const TREND_MICRO: Format = {
  id: 'trend-micro',
  source: 'notices of Trend Micro InterScan Messaging Security, 2003–2016',
  signs: [
    { text: ['message from interscan', 'interscan messaging security', 'sent <<<'] },
    {
      subject: [
        'mail could not be delivered',
        'メッセージを配信できません。',
        'メール配信に失敗しました',
      ],
    },
  ],
  layout: {
    recipient: [
      /^Reason:\s{0,4}(?<diagnostic>Unable to deliver message to <(?<address>[^<>]{1,320})>.*)$/i,
      /^\s{0,8}<?(?<address>[^\s<>:]{1,128}@[^\s<>]{1,255}?)>?\s*$/,
      /^Sent >>> RCPT TO:\s?<(?<address>[^<>]{1,320})>/i,
    ],
    stop: /^\*{10,}/,
    said: [/Received <<< (?<diagnostic>[45]\d\d.*)$/i],
    speaker: 'reporter',
  },
};
