import { expect, it } from 'vitest';
import { answerOf, type NoticeCase, RETURNED } from '../../helpers/notice.ts';

const CASES: readonly NoticeCase[] = [
  [
    'Coremail of 163.com: cause and explanation under headings',
    'coremail',
    {
      from: 'Postmaster@163.com',
      subject: '系统退信',
      text: `抱歉，您的邮件被退回来了……
      原邮件信息：
            时  间 2025-02-11 14:33:40
            收件人 a@example.com

      退信原因：
            收件人的邮箱不存在。
            英文说明:SMTP error, RCPT TO: 550 User not found

      建议解决方案：
            请核对收件人地址后重试。
`,
    },
    [['a@example.com', 'failed', 'rcpt', '', '550', 'SMTP error, RCPT TO: 550 User not found']],
  ],
  [
    'Coremail in two languages: values below their labels',
    'coremail',
    {
      from: 'postmaster@example.net',
      subject: '系统退信/Systems bounce',
      text: `抱歉，您的邮件被退回来了……/
Sorry, your mail is returned...
收件人/To :
a@example.com
退信原因/
Bounce reason :
无法连接上对方服务器。
rcpt handle timeout,last handle info: Can not connect to example.com:192.0.2.1:25
建议解决方案/
Suggested solution :
请联系您的邮箱管理员
`,
    },
    [['a@example.com', 'failed', 'connect', '', '', 'Can not connect to example.com:192.0.2.1:25']],
  ],
  [
    'SpamCop: a complaint that keeps the recipient to itself',
    'spamcop',
    {
      from: 'A user <1234@reports.spamcop.net>',
      subject: '[SpamCop (192.0.2.7) id:1234]July',
      text: `[ SpamCop V5.4.0 ]
Email from 192.0.2.7 / Tue, 1 Jul 2025 10:00:00 +0000

[ Offending message ]
${RETURNED}`,
    },
    [['', '', 'unknown', '', '', '']],
  ],
  [
    'a sentence that ends behind the address',
    'sentence',
    { text: 'Your message could not be delivered to a@example.com.\n' },
    [
      [
        'a@example.com',
        'failed',
        'unknown',
        '',
        '',
        'Your message could not be delivered to a@example.com.',
      ],
    ],
  ],
  [
    'Gmail: a delay, in French',
    'gmail-delay',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'xyzzy',
      text: `** Xyzzy **

Un souci passager avec a@example.com. Gmail va essayer encore 45 heures.

Réponse reçue :

451 4.3.0 xyzzy
`,
    },
    [['a@example.com', 'delayed', 'unknown', '4.3.0', '451', '451 4.3.0 xyzzy']],
  ],
  [
    'Gmail: a delay, in Korean',
    'gmail-delay',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'xyzzy',
      text: 'a@example.com에 문제가 있습니다. Gmail에서 47시간 동안 다시 시도합니다.\n',
    },
    [['a@example.com', 'delayed', 'unknown', '', '', '']],
  ],
  [
    'InterMail: a reason for each recipient',
    'intermail',
    {
      from: 'Postmaster@example.net',
      subject: 'Mail System Error - Returned Mail',
      text: `Each of the following recipients was rejected by a remote mail server.
The reasons given by the server are included.

    Recipient: <a@example.com>
    Reason:    5.1.1 <a@example.com>... xyzzy
    Recipient: <b@example.com>
    Reason:    5.2.2 xyzzy
`,
    },
    [
      ['a@example.com', 'failed', 'unknown', '5.1.1', '', '5.1.1 <a@example.com>... xyzzy'],
      ['b@example.com', 'failed', 'unknown', '5.2.2', '', '5.2.2 xyzzy'],
    ],
  ],
];

it.each(CASES)('%s', (_name, format, notice, rows) => {
  expect(answerOf(notice)).toEqual({ format, rows });
});
