// Reads the notices of QQ mail and of the servers that copied its page: address, cause, reply, advice.

import type { Format } from '../layout/format.ts';

export const QQ: Format = {
  id: 'qq',
  source: 'notices of qq.com, 2012–2024; qqmailbox.com/transceivers/169.html',
  signs: [{ text: ['很抱歉您发送的邮件被退回', '无法发送到', '退信原因'] }],
  layout: {
    recipient: [/无法发送到[:：\s]{0,4}<?(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}?)>?\s*$/],
    words: /退信原因[:：\s]{0,4}(?<diagnostic>.*)$/,
    stop: /解决方案|此外，您还可以/,
    blank: 'inside',
    said: [
      /host (?<host>[^\s[]{1,255})\[[^\]]{0,60}\] said: (?<diagnostic>.+?)(?: \(in reply to (?<command>[^()]{1,30}) command\))?$/,
    ],
    stages: [[/connect to \S+: /, 'connect']],
    speaker: 'reporter',
  },
};
