import { expect, test } from 'vitest';
import { postfix } from '../../src/intake/logs/postfix/postfix.ts';
import { timeOfQueueId } from '../../src/intake/logs/postfix/queue-id.ts';
import { brief, readLog, survives } from './read-log.ts';

const at = (seconds: number, text: string): string =>
  `Nov 24 02:27:${String(seconds).padStart(2, '0')} mail postfix/${text}`;
const queue = (id: string, from = 'news@example.com'): string[] => [
  at(1, `smtpd[100]: ${id}: client=app.example.com[192.0.2.9]`),
  at(1, `cleanup[101]: ${id}: message-id=<${id}@example.com>`),
  at(1, `qmgr[102]: ${id}: from=<${from}>, size=659, nrcpt=1 (queue active)`),
];
const to = (
  id: string,
  words: string,
  relay = 'mx.example.org[192.0.2.1]:25',
  dsn = '5.0.0',
): string =>
  at(
    2,
    `smtp[103]: ${id}: to=<ann@example.org>, relay=${relay}, delay=1.5, delays=0.2/0.1/0.5/0.25, dsn=${dsn}, status=${words}`,
  );

test('a message from its beginning to its end', () => {
  const events = readLog(postfix, [
    ...queue('28D805BE139'),
    to('28D805BE139', 'sent (250 2.0.0 Ok: queued as ABC)', undefined, '2.0.0'),
    at(3, 'qmgr[102]: 28D805BE139: removed'),
  ]);
  const ids = {
    queueId: '28D805BE139',
    messageId: '28D805BE139@example.com',
    queuedAt: Date.UTC(2026, 10, 24, 2, 27, 1),
  };
  expect(events).toMatchObject([
    { type: 'submitted', system: 'postfix', recipient: '', sender: 'news@example.com', ids },
    {
      type: 'delivered',
      recipient: 'ann@example.org',
      sender: 'news@example.com',
      ids,
      duration: 750,
      host: 'mx.example.org',
      ip: '192.0.2.1',
      replyCode: '250',
      speaker: 'remote',
    },
  ]);
});

const WORDS: readonly (readonly [string, string])[] = [
  [
    'bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 <ann@example.org>: unknown (in reply to RCPT TO command))',
    'failed rcpt remote: 550 5.1.1 <ann@example.org>: unknown',
  ],
  [
    'bounced (host mx.example.org[192.0.2.1] said: 550 no (in reply to MAIL FROM command))',
    'failed mail remote: 550 no',
  ],
  [
    'bounced (host mx.example.org[192.0.2.1] said: 554 (see above) (in reply to end of DATA command))',
    'failed eod remote: 554 (see above)',
  ],
  [
    'SOFTBOUNCE (host mx.example.org[192.0.2.1] said: 550 no (in reply to DATA command))',
    'deferred data remote: 550 no',
  ],
  [
    'deferred (host mx.example.org[192.0.2.1] refused to talk to me: 421 too many)',
    'deferred banner remote: 421 too many',
  ],
  [
    'deferred (host mx.example.org[192.0.2.1] refused to talk to me: 550 bad HELO)',
    'deferred ehlo remote: 550 bad HELO',
  ],
  [
    'deferred (delivery temporarily suspended: host mx.example.org[192.0.2.1] refused to talk to me: 421 x)',
    'deferred banner remote: 421 x',
  ],
  [
    'deferred (lost connection with mx.example.org[192.0.2.1] while sending RCPT TO)',
    'deferred rcpt reporter: lost connection with mx.example.org[192.0.2.1] while sending RCPT TO',
  ],
  [
    'deferred (conversation with mx.example.org[192.0.2.1] timed out while sending end of data -- message may be sent more than once)',
    'deferred eod reporter: conversation with mx.example.org[192.0.2.1] timed out while sending end of data -- message may be sent more than once',
  ],
  [
    'deferred (conversation with mx.example.org[192.0.2.1] timed out while receiving the initial server greeting)',
    'deferred banner reporter: conversation with mx.example.org[192.0.2.1] timed out while receiving the initial server greeting',
  ],
  [
    'deferred (lost connection with mx.example.org[192.0.2.1] while performing the EHLO handshake)',
    'deferred ehlo reporter: lost connection with mx.example.org[192.0.2.1] while performing the EHLO handshake',
  ],
  [
    'deferred (connect to mx.example.org[192.0.2.1]:25: Connection timed out)',
    'deferred connect reporter: connect to mx.example.org[192.0.2.1]:25: Connection timed out',
  ],
  [
    'deferred (TLS is required, but was not offered by host mx.example.org[192.0.2.1])',
    'deferred starttls reporter: TLS is required, but was not offered by host mx.example.org[192.0.2.1]',
  ],
  [
    'deferred (SASL authentication failed; server mx.example.org[192.0.2.1] said: 535 5.7.8 no)',
    'deferred auth remote: 535 5.7.8 no',
  ],
  [
    'bounced (Host or domain name not found. Name service error for name=example.org type=A: Host not found)',
    'failed dns reporter: Host or domain name not found. Name service error for name=example.org type=A: Host not found',
  ],
  ['bounced (unknown user: "ann")', 'failed unknown reporter: unknown user: "ann"'],
  [
    'sent (delivered to command: /usr/bin/procmail)',
    'delivered unknown reporter: delivered to command: /usr/bin/procmail',
  ],
  ['sent (forwarded as 50AC85BE147)', 'notice-expanded unknown reporter: forwarded as 50AC85BE147'],
  ['undeliverable (host mx.example.org[192.0.2.1] said: 550 no (in reply to RCPT TO command))', ''],
  ['deferred (cut off by sys', 'deferred unknown reporter: cut off by sys'],
];

test.each(WORDS)('status=%s', (words, expected) => {
  const [event] = readLog(postfix, [to('28D805BE139', words)]);
  expect(event ? `${event.type} ${event.stage} ${event.speaker}: ${event.reply}` : '').toBe(
    expected,
  );
});

test('the other side, where it is told', () => {
  const peers = [
    ['mx.example.org[2001:db8::1]:25', 'mx.example.org 2001:db8::1'],
    ['mail.example.com[private/dovecot-lmtp]', 'mail.example.com '],
    ['none', ' '],
    ['local', ' '],
  ];
  for (const [relay = '', expected] of peers) {
    const [event] = readLog(postfix, [to('28D805BE139', 'sent (ok)', relay)]);
    expect(`${event?.host} ${event?.ip}`).toBe(expected);
  }
  const [event] = readLog(postfix, [
    to(
      '28D805BE139',
      'deferred (connect to mx.example.org[192.0.2.1]:25: Connection refused)',
      'none',
    ),
  ]);
  expect(event).toMatchObject({ host: 'mx.example.org', ip: '192.0.2.1', replyCode: '' });
});

test('expiry, removal by an operator, discarding', () => {
  const lines = [
    ...queue('28D805BE139'),
    to(
      '28D805BE139',
      'deferred (connect to mx.example.org[192.0.2.1]:25: Connection refused)',
      'none',
      '4.4.1',
    ),
  ];
  const end = (line: string): string[] => brief(readLog(postfix, [...lines, line]).slice(2));
  expect(
    end(
      at(9, 'qmgr[102]: 28D805BE139: from=<news@example.com>, status=expired, returned to sender'),
    ),
  ).toEqual(['expired ann@example.org unknown : ']);
  expect(
    end(
      at(
        9,
        'qmgr[102]: 28D805BE139: from=<news@example.com>, status=force-expired, returned to sender',
      ),
    ),
  ).toEqual(['expired ann@example.org unknown : ']);
  expect(end(at(9, 'postsuper[9]: 28D805BE139: removed'))).toEqual([
    'not-attempted ann@example.org unknown : removed by an operator',
  ]);
  expect(end(at(9, 'qmgr[102]: 28D805BE139: removed'))).toEqual([]);
  expect(
    end(
      at(
        9,
        'discard[9]: 28D805BE139: to=<bob@example.org>, relay=none, delay=1, delays=0/0/0/0, dsn=2.0.0, status=sent (gone)',
      ),
    ),
  ).toEqual(['not-attempted bob@example.org unknown 2.0.0: gone']);
});

test('an alias keeps the address that was sent to', () => {
  const line = at(
    2,
    'local[9]: 28D805BE139: to=<ann@mail.example.com>, orig_to=<team@example.com>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=5.1.1, status=bounced (unknown user: "ann")',
  );
  expect(brief(readLog(postfix, [line]))).toEqual([
    'failed ann@mail.example.com (team@example.com) unknown 5.1.1: unknown user: "ann"',
  ]);
});

test('notices are no mails of ours', () => {
  const double = readLog(postfix, queue('28D805BE139', 'double-bounce@mail.example.com'));
  expect(double.map(({ sender }) => sender)).toEqual(['<>']);
  const linked = readLog(postfix, [
    at(1, 'cleanup[1]: 50AC85BE147: message-id=<n@mail.example.com>'),
    at(1, 'bounce[2]: 28D805BE139: sender non-delivery notification: 50AC85BE147'),
    to('50AC85BE147', 'sent (250 ok)'),
  ]);
  expect(linked.map(({ sender }) => sender)).toEqual(['<>']);
});

test('a log that begins in the middle: the time in the queue is counted back', () => {
  const [event] = readLog(postfix, [to('28D805BE139', 'bounced (x)')]);
  expect(event?.ids.queuedAt).toBe(Date.UTC(2026, 10, 24, 2, 27, 0, 500));
  expect(timeOfQueueId('28D805BE139')).toBe(0);
  expect(new Date(timeOfQueueId('3Pt2mN2VXxznjll')).getUTCFullYear()).toBeGreaterThan(2010);
});

test('a content filter: the second queue id tells the end', () => {
  const lines = [
    ...queue('28D805BE139'),
    at(1, 'cleanup[101]: 50AC85BE147: message-id=<28D805BE139@example.com>'),
    to(
      '28D805BE139',
      'sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 50AC85BE147)',
      '127.0.0.1[127.0.0.1]:10024',
    ),
    to('50AC85BE147', 'bounced (x)'),
  ];
  expect(readLog(postfix, lines).map(({ type }) => type)).toEqual(['submitted', 'failed']);
});

test('TLS of the session', () => {
  const lines = [
    at(
      1,
      'smtp[103]: Untrusted TLS connection established to mx.example.org[192.0.2.1]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
    ),
    to('28D805BE139', 'sent (250 ok)'),
    to('28D805BE13A', 'sent (250 ok)', 'mx2.example.org[192.0.2.2]:25'),
  ];
  expect(readLog(postfix, lines).map(({ tls }) => tls)).toEqual(['TLSv1.3', '']);
});

test('recipients refused while the rest was taken', () => {
  const lines = [
    at(
      0,
      'smtpd[100]: NOQUEUE: reject: RCPT from app.example.com[192.0.2.9]: 550 5.1.1 <bob@example.com>: Recipient address rejected: no; from=<news@example.com> to=<bob@example.com> proto=ESMTP helo=<app>',
    ),
    at(
      0,
      'smtpd[100]: NOQUEUE: reject: RCPT from other.example.com[192.0.2.8]: 550 5.1.1 no; from=<news@example.com> to=<eve@example.com> proto=ESMTP helo=<app>',
    ),
    ...queue('28D805BE139'),
  ];
  expect(brief(readLog(postfix, lines))).toEqual([
    'submitted  unknown : ',
    'failed bob@example.com rcpt : 550 5.1.1 <bob@example.com>: Recipient address rejected: no',
  ]);
});

test('heads of every kind', () => {
  const message =
    '28D805BE139: to=<a@example.org>, relay=none, delay=1, delays=0/0/0/0, dsn=5.1.1, status=bounced (x)';
  const heads = [
    'Nov  4 02:27:56 mail postfix/smtp[1]: ',
    '2026-11-04T02:27:56.123456+00:00 mail postfix/smtp[1]: ',
    '2026-11-04T02:27:56.123Z Nov  4 02:27:56 mail postfix/smtp[1]: ',
    '<22>Nov  4 02:27:56 mail postfix-out/smtp[1]: ',
    '<22>1 2026-11-04T02:27:56Z mail postfix/smtp 1 - - ',
    '<22>1 2026-11-04T02:27:56Z mail postfix/submission/smtp 1 ID [a b="c"] ',
    'Nov  4 02:27:56 <mail.info> mail postfix/smtp[1]: ',
    'Nov  4 02:27:56 postfix/smtp[1]: ',
  ];
  for (const head of heads) {
    expect(postfix.recognises([head + message]), head).toBe(1);
    expect(Math.floor((readLog(postfix, [head + message])[0]?.time ?? 0) / 1000), head).toBe(
      Date.UTC(2026, 10, 4, 2, 27, 56) / 1000,
    );
  }
});

test('what is no line of it', () => {
  expect(
    postfix.recognises(['Nov 24 02:27:56 mail sshd[1]: postfix/smtp[2]: x', '', 'x/smtp']),
  ).toBe(0);
  survives(postfix, [
    ...queue('28D805BE139'),
    to('28D805BE139', 'deferred (host a[1] said: 4 (in reply to RCPT TO command))'),
  ]);
});
